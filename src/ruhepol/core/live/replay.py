"""What a follower missed: the events of its streams between the number it heard last and now."""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Q, QuerySet

from ruhepol.core import clock
from ruhepol.core.db import order
from ruhepol.core.live.registry import addresses, covered_by, heard_by
from ruhepol.core.live.tail import LOOK_BACK, News
from ruhepol.core.models import EventRow

MOST = 200
LATE = timedelta(seconds=10)
ANYTHING = "*"


def missed(streams: Sequence[str], *, since: int, until: int, mark: int) -> list[News]:
    """Return news of the streams after `since` up to `until`, oldest first.

    Beyond MOST events there is one piece of news for each stream, named `*`: fetch it anew.
    """
    if not streams:
        return []
    rows = list(_rows(streams, since, until).values_list("pk", "stream", "name")[: MOST + 1])
    if len(rows) > MOST:
        return [News(mark, stream, ANYTHING, mark) for stream in streams]
    return [
        News(number, address, name, min(number, mark))
        for number, stream, name in rows
        for address in addresses(stream, name)
        if address in streams
    ]


def _rows(streams: Sequence[str], since: int, until: int) -> QuerySet[EventRow]:
    about = Q(stream__in=streams)
    for noun in {noun for stream in streams for noun in covered_by(stream)}:
        about |= Q(stream__startswith=f"{noun}:")
    for stream in streams:
        for other, names in heard_by(stream).items():
            about |= Q(stream=other, name__in=names)
    after = Q(pk__gt=since)
    if not order.commits_in_order():
        # The page that names `since` saw the highest number, maybe not yet a lower one.
        after |= Q(pk__gt=since - LOOK_BACK, at__gt=clock.now() - LATE)
    return EventRow.objects.filter(about, after, pk__lte=until).order_by("pk")


def latest() -> int:
    """Return the number a page that is being made now may name as `since`."""
    return EventRow.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
