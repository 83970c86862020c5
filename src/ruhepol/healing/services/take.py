"""Taking what a source tells: the same thing again is counted, and tied to the asset it is about."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.db.rows import add_up, insert_once
from ruhepol.healing.models import KeptBatch, Refusal, Signal, Source
from ruhepol.healing.reading.likeness import fingerprint, slot
from ruhepol.healing.reading.seen import Seen
from ruhepol.healing.selectors import assets_of
from ruhepol.healing.services.notice import notice

AT_ONCE = 500
NOTED_EVERY = timedelta(seconds=30)
MOST_REFUSALS = 50
KEPT_OF_A_REFUSAL = 16_384


@transaction.atomic
def take(*, source: Source, told: Iterable[Seen], key: str = "") -> int:
    """Keep what was told and return how much that was; 0 where the batch `key` was taken before.

    No event: what a system did is not an act of ours, and the rows say it.
    """
    now = clock.now()
    if key and not insert_once(KeptBatch(source=source, key=key, taken_at=now)):
        return 0
    seen = list(told)
    assets = assets_of([one.attributes for one in seen], source.mapping)
    rows = _counted(source, seen, assets)
    for begin in range(0, len(rows), AT_ONCE):
        add_up(rows[begin : begin + AT_ONCE], key=("fingerprint", "slot"), adds="count", latest="last_at")
    if source.last_seen_at is None or source.last_seen_at < now - NOTED_EVERY:
        Source.objects.filter(pk=source.pk).update(last_seen_at=now)
    notice(asset_id for asset_id in assets if asset_id is not None)
    return len(seen)


@transaction.atomic
def refuse(*, source: Source, form: str, reason: str, payload: bytes) -> Refusal:
    """Keep the beginning of what could not be read, for whoever set the source up; the newest fifty stay."""
    refusal = Refusal.objects.create(
        source=source,
        at=clock.now(),
        form=form[:80],
        reason=reason[:2_000].replace("\0", ""),
        size=len(payload),
        beginning=payload[:KEPT_OF_A_REFUSAL],
    )
    old = source.refusals.values_list("pk", flat=True)[MOST_REFUSALS:]
    Refusal.objects.filter(pk__in=list(old)).delete()
    return refusal


def _counted(source: Source, seen: Sequence[Seen], assets: Sequence[int | None]) -> list[Signal]:
    """Return a row for each thing and slot, in the order of its key."""
    rows: dict[tuple[str, float], Signal] = {}
    for one, asset_id in zip(seen, assets, strict=True):
        print_ = fingerprint(one, source_id=source.pk, asset_id=asset_id)
        at = slot(one.at)
        if row := rows.get((print_, at.timestamp())):
            row.count += 1
            row.first_at, row.last_at = min(row.first_at, one.at), max(row.last_at, one.at)
            continue
        rows[print_, at.timestamp()] = Signal(
            source=source,
            asset_id=asset_id,
            kind=one.kind,
            severity=one.severity,
            name=one.name,
            body=one.body,
            attributes=dict(one.attributes),
            trace_id=one.trace_id,
            fingerprint=print_,
            slot=at,
            first_at=one.at,
            last_at=one.at,
        )
    return [row for _key, row in sorted(rows.items())]
