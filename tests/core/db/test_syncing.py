"""Many wait for the disk, few syncs are made, and nobody goes on too early."""

from threading import Thread

import pytest
from django.db import connection

from ruhepol.core.db.bundle import synced_together
from ruhepol.core.db.sqlite.syncing import Disk
from ruhepol.core.models import StoredFile
from tests.core.jobs.tasks import leave_mark


class Slow(Disk):
    """During its first sync others come; notes how many syncs were over when each of them went on."""

    def __init__(self, path, many):
        """Begin without a sync."""
        super().__init__(path)
        self.syncs, self.went_on_after = 0, []
        self.others = [Thread(target=self._ask) for _ in range(many)]

    def sync(self):
        """Let the others come, then sync."""
        if not self.syncs:
            for other in self.others:
                other.start()
        super().sync()
        self.syncs += 1

    def _ask(self):
        self.reach()
        self.went_on_after.append(self.syncs)


def test_who_comes_during_a_sync_waits_for_a_later_one(tmp_path):
    """What they wrote may have missed the one that runs; one that began after them keeps it."""
    log = tmp_path / "log"
    log.write_text("words")
    disk = Slow(log, many=6)
    disk.reach()
    for other in disk.others:
        other.join()
    assert len(disk.went_on_after) == 6
    assert min(disk.went_on_after) >= 2
    assert disk.syncs <= 7


def test_a_sync_that_fails_keeps_nobody_waiting(tmp_path):
    """Who asked learns of it, and the next tries again; without a log there is nothing to sync."""

    class Broken(Disk):
        fails = True

        def sync(self):
            if self.fails:
                raise OSError("no room")
            super().sync()

    disk = Broken(tmp_path / "none")
    with pytest.raises(OSError, match="no room"):
        disk.reach()
    disk.fails = False
    disk.reach()


@pytest.mark.django_db(transaction=True)
def test_what_was_written_together_is_there_and_the_next_waits_alone():
    """Inside another transaction it is that one which waits; afterwards all is as before."""
    with synced_together():
        leave_mark("one")
    leave_mark("two")
    assert StoredFile.objects.count() == 2
    assert not connection.in_atomic_block
