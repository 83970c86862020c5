"""Many writers at once: all get through, in line."""

import pytest
from django.db import transaction

from ruhepol.core.models import StoredFile
from tests.core.jobs.tasks import leave_mark
from tests.processes import PATIENCE, Processes

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS, WRITES = 8, 20


@pytest.mark.processes
@pytest.mark.sqlite
def test_eight_processes_write_without_an_error(processes: Processes) -> None:
    """Transactions that read and then write, and single writes, never fail for each other's sake."""
    writers = [
        processes.start("tests.core.db.writer_process", f"writer {number}", str(WRITES))
        for number in range(WRITERS)
    ]
    assert [writer.wait(3 * PATIENCE) for writer in writers] == [0] * WRITERS
    assert StoredFile.objects.count() == WRITERS * WRITES


def test_a_row_lock_is_no_error_on_either_database() -> None:
    """`select_for_update` may be written as it is."""
    leave_mark("a")
    with transaction.atomic():
        assert StoredFile.objects.select_for_update().get().digest == "a"
