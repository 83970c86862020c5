"""Reading the demo's data files, and keeping what its services know in the data folder."""

import json
import tomllib
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction


def read(name: str) -> dict[str, Any]:
    """Return the parsed `data/<name>.toml`."""
    return tomllib.loads(files("ruhepol.demo").joinpath(f"data/{name}.toml").read_text("utf-8"))


def place(name: str) -> Path:
    """Return where a service of the demo keeps what it knows."""
    return Path(settings.DATA_DIR) / f"demo.{name}.json"


def kept(name: str) -> dict[str, Any] | None:
    """Return what a service knows; None where there is no demo company."""
    return dict(json.loads(place(name).read_text("utf-8"))) if place(name).exists() else None


def keep(name: str, facts: dict[str, Any]) -> None:
    """Keep what a service is to know once this transaction is over; only we may read it."""
    transaction.on_commit(partial(_write, place(name), json.dumps(facts)))


def _write(where: Path, text: str) -> None:
    where.unlink(missing_ok=True)
    where.touch(0o600)
    where.write_text(text, "utf-8")
