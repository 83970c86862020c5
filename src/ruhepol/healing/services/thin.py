"""Forgetting: what is some days old is kept by the hour, and what is a month old not at all."""

from datetime import UTC, datetime, timedelta

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.db.rows import add_up
from ruhepol.healing.models import KeptBatch, Signal

FINE_FOR = timedelta(days=2)
BATCHES_FOR = timedelta(days=2)
AT_ONCE = 1_000
HOUR = 3_600


def forget(*, keep_days: int) -> int:
    """Delete signals not heard of for so many days, and old idempotency keys; return how many signals.

    Goes in short transactions, so that nobody waits; what a crash leaves is found by the next run.
    """
    now = clock.now()
    KeptBatch.objects.filter(taken_at__lt=now - BATCHES_FOR).delete()
    gone = 0
    old = Signal.objects.filter(last_at__lt=now - timedelta(days=keep_days)).order_by("last_at")
    while keys := list(old.values_list("pk", flat=True)[:AT_ONCE]):
        gone += Signal.objects.filter(pk__in=keys).delete()[0]
    return gone


def thin() -> int:
    """Keep what is older than two days by the hour; return how many rows were looked through."""
    done = 0
    while some := _thin_some(clock.now() - FINE_FOR):
        done += some
    return done


@transaction.atomic
def _thin_some(before: datetime) -> int:
    """Thin the oldest that are not yet; return how many there were."""
    fine = Signal.objects.select_for_update().filter(is_thin=False, slot__lt=before).order_by("slot", "pk")
    rows = list(fine[:AT_ONCE])
    hours: dict[tuple[str, datetime], Signal] = {}
    for row in rows:
        hour = datetime.fromtimestamp(row.slot.timestamp() // HOUR * HOUR, UTC)
        if kept := hours.get((row.fingerprint, hour)):
            kept.count += row.count
            kept.first_at, kept.last_at = min(kept.first_at, row.first_at), max(kept.last_at, row.last_at)
        else:
            row.slot, row.is_thin = hour, True
            hours[row.fingerprint, hour] = row
    Signal.objects.filter(pk__in=[row.pk for row in rows]).delete()
    add_up([hours[key] for key in sorted(hours)], key=("fingerprint", "slot"), adds="count", latest="last_at")
    return len(rows)
