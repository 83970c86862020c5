"""Keeps two supervisors, or a supervisor and a restore, away from one data folder."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ruhepol.config.cli.errors import CommandError


@contextmanager
def only_one(data_dir: Path) -> Iterator[None]:
    """Hold the folder's lock inside the block; raises CommandError when somebody else has it.

    Forked children hold it too, so it is free only when the last of them is gone.
    """
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (data_dir / "running.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CommandError(f"Ruhepol is already running on {data_dir}; stop it first.") from None
        yield
