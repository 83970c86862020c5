"""The machine: room on the disk, a private data folder, a clock that does not run backwards."""

import os
import shutil
import stat
from datetime import timedelta

from django.db import DatabaseError
from django.db.models import Max

from ruhepol.config.checks.finding import Finding, fault, good, note
from ruhepol.config.env.table import Settings
from ruhepol.core import clock
from ruhepol.core.models import EventRow

LEAST_FREE = 500 * 1024 * 1024
MOST_AHEAD = timedelta(minutes=1)


def disk(wanted: Settings) -> Finding:
    """Look for room for mail and files."""
    folder = next(place for place in (wanted.data_dir, *wanted.data_dir.parents) if place.exists())
    free = shutil.disk_usage(folder).free
    told = f"{free // 1024 // 1024} MiB are free for {wanted.data_dir}."
    return good(told) if free >= LEAST_FREE else fault(f"{told} Make room: mail needs some.")


def data_folder(wanted: Settings) -> Finding:
    """Look whether it can be written, and be read by nobody else."""
    home = wanted.data_dir
    if not home.exists():
        return note(f"{home} does not exist yet; the first start makes it.")
    if not os.access(home, os.W_OK | os.X_OK):
        return fault(f"{home} cannot be written by this user.")
    if home.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return note(f"{home} can be read by others on this machine; chmod 700 ends that.")
    return good(f"{home} is private and can be written.")


def clock_runs_on(wanted: Settings) -> Finding:  # noqa: ARG001  a check's shape
    """Look whether the clock stands behind what was already written."""
    try:
        last = EventRow.objects.aggregate(last=Max("at"))["last"]
    except DatabaseError:
        return note("The clock cannot be compared while the database does not answer.")
    if last and last - clock.now() > MOST_AHEAD:
        return fault(
            f"The clock is wrong: it stands at {clock.now():%F %T %Z}, the newest event at {last:%F %T %Z}."
        )
    return good("The clock agrees with what was written last.")
