"""Django's DATABASES for the two databases the house runs on."""

from pathlib import Path
from typing import Any

from ruhepol.core.db.url import DatabaseUrl, parse

# FULL, because a mail that was acknowledged must survive a power cut; it costs 11-18 % of the write rate.
SQLITE_PRAGMAS = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=FULL;
PRAGMA cache_size=-65536;
PRAGMA mmap_size=268435456;
PRAGMA temp_store=MEMORY;
"""
POOL = {"min_size": 1, "max_size": 32, "timeout": 10}


def databases(url: str | None, data_dir: Path) -> dict[str, Any]:
    """Return DATABASES for an address, or for the embedded file in `data_dir` when there is none."""
    if not url:
        return {"default": sqlite(data_dir / "ruhepol.sqlite3")}
    parts = parse(url)
    return {"default": sqlite(Path(parts.name)) if parts.scheme == "sqlite" else postgresql(parts)}


def sqlite(path: Path) -> dict[str, Any]:
    """Return the settings of the embedded database."""
    return {
        "ENGINE": "ruhepol.core.db.sqlite",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
    }


def postgresql(parts: DatabaseUrl) -> dict[str, Any]:
    """Return the settings of a PostgreSQL server; threads share a pool of connections."""
    return {
        "ENGINE": "ruhepol.core.db.postgresql",
        "NAME": parts.name,
        "USER": parts.user,
        "PASSWORD": parts.password,
        "HOST": parts.host,
        "PORT": parts.port or "",
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": dict(POOL), **parts.options},
    }
