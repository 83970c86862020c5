"""Waiting for the disk together: one sync keeps the commits of all who had written before it began."""

import os
from functools import cache
from pathlib import Path
from threading import Condition

from ruhepol.core.files.folder import sync

_sync = getattr(os, "fdatasync", os.fsync)


class Disk:
    """Brings SQLite's log to the disk for threads; those who come during a sync share the next."""

    def __init__(self, log: Path) -> None:
        """Take the path of the log; it need not be there."""
        self._log = log
        self._change = Condition()
        self._begun = self._done = 0
        self._busy = False
        self._known = 0

    def reach(self) -> None:
        """Return once all that was written before the call is on the disk; raises OSError."""
        with self._change:
            wanted = self._begun + 1
            while self._done < wanted:
                if self._busy:
                    self._change.wait()
                else:
                    self._lead()

    def _lead(self) -> None:
        """Sync for all who wait by now; the lock is held before and after, not meanwhile."""
        self._busy, self._begun = True, self._begun + 1
        number = self._begun
        self._change.release()
        try:
            self.sync()
        finally:
            self._change.acquire()
            self._busy = False
            self._change.notify_all()
        self._done = number

    def sync(self) -> None:
        """Sync the log, and its folder where the log is new. None there: all is in the database, synced."""
        try:
            log = os.open(self._log, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return
        try:
            _sync(log)
            if (inode := os.fstat(log).st_ino) != self._known:
                sync(self._log.parent)
                self._known = inode
        finally:
            os.close(log)


@cache
def disk_of(database: str) -> Disk:
    """Return the one disk of a database file in this process."""
    return Disk(Path(f"{database}-wal"))
