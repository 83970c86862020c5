"""The machine in one sentence, without names."""

import os
import platform
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path


def description() -> str:
    """Return processor, memory, system and versions."""
    facts = [
        f"{os.cpu_count()} × {_processor()}",
        f"{_memory():.0f} GiB memory",
        platform.freedesktop_os_release().get("PRETTY_NAME", platform.system()),
        f"Python {platform.python_version()}",
        f"SQLite {sqlite3.sqlite_version}",
        f"{datetime.now(UTC):%B %Y}",
        f"load before the start {os.getloadavg()[0]:.1f}",
        f"ten million additions in Python {pace():.2f} s CPU",
    ]
    return ", ".join(facts)


def pace() -> float:
    """Return the CPU seconds of ten million additions: neighbours slow a shared processor; this shows it."""
    begun, total = time.process_time(), 0
    for number in range(10_000_000):
        total += number
    return time.process_time() - begun


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
