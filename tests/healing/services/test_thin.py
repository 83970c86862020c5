"""Old signals become fewer, then none."""

from datetime import timedelta

from ruhepol.healing.models import KeptBatch, Signal
from ruhepol.healing.services.take import take
from ruhepol.healing.services.thin import forget, thin
from tests.healing.facts import fact
from tests.world import NOON

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def test_what_is_days_old_is_kept_by_the_hour(source, server):
    """Counts and ends stay; what is fresh stays as it is; doing it again changes nothing."""
    begin = NOON - 3 * DAY
    take(source=source, told=[fact(at=begin + n * MINUTE) for n in range(0, 90, 3)])
    take(source=source, told=[fact(), fact(at=NOON - 6 * MINUTE)])
    assert thin() == 18
    rows = [
        (row.count, row.first_at, row.last_at) for row in Signal.objects.filter(is_thin=True, asset=server)
    ]
    assert sorted(rows) == [
        (10, begin + 60 * MINUTE, begin + 87 * MINUTE),
        (20, begin, begin + 57 * MINUTE),
    ]
    assert Signal.objects.filter(is_thin=False).count() == 2
    assert thin() == 0


def test_what_comes_late_joins_its_hour(source, server):  # noqa: ARG001  it is about the server
    """A system that was cut off tells of the past."""
    late = NOON - 3 * DAY
    take(source=source, told=[fact(at=late)])
    thin()
    take(source=source, told=[fact(at=late + 7 * MINUTE)])
    thin()
    assert [(row.count, row.last_at) for row in Signal.objects.all()] == [(2, late + 7 * MINUTE)]


def test_what_is_too_old_is_forgotten(source, server):  # noqa: ARG001  it is about the server
    """With the keys of its batches."""
    take(source=source, told=[fact(at=NOON - 31 * DAY), fact(at=NOON - 29 * DAY)], key="a")
    KeptBatch.objects.update(taken_at=NOON - 3 * DAY)
    assert forget(keep_days=30) == 1
    assert Signal.objects.get().last_at == NOON - 29 * DAY
    assert not KeptBatch.objects.exists()
