"""Remembering which assets are to be looked at; the looking is called at once, and done for many together."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef

from ruhepol.core import clock
from ruhepol.core.db.rows import add_up, upsert
from ruhepol.core.jobs.nudges import nudge
from ruhepol.healing.conditions.language import LONGEST
from ruhepol.healing.diagnosis import LOOKED_THROUGH
from ruhepol.healing.models import Due, KnownProblem, Noticed, Signal
from ruhepol.people.models import Asset

CALL = "healing:noticed"
MOST_OF_A_KIND = 1_000


@transaction.atomic
def notice(asset_ids: Iterable[int]) -> None:
    """Remember assets in the transaction that tells of them, each once until somebody has looked."""
    now = clock.now()
    rows = [Noticed(asset_id=key, count=1, at=now) for key in sorted(set(asset_ids))]
    if rows:
        add_up(rows, key=("asset",), adds="count", latest="at")
        nudge(CALL)


def notice_kind(problem_id: int) -> None:
    """Remember the assets that a problem that was just described may concern: the latest heard of at once.

    The others are looked at by and by, for it may be their silence that is the problem.
    """
    problem = KnownProblem.objects.filter(pk=problem_id, state=KnownProblem.State.WATCHING).first()
    if problem is None:
        return
    recent = Signal.objects.filter(asset__kind=problem.asset_kind).newest_first()
    heard = dict.fromkeys(recent.values_list("asset", flat=True)[:LOOKED_THROUGH])
    latest = [key for key in heard if key is not None][:MOST_OF_A_KIND]
    notice(latest)
    lately = Signal.objects.filter(asset=OuterRef("pk")).since(clock.now() - LONGEST)
    others = Asset.objects.filter(Exists(lately), kind=problem.asset_kind).exclude(pk__in=latest)
    rows = [Due(asset_id=key, at=clock.now()) for key in others.order_by("pk").values_list("pk", flat=True)]
    upsert(rows)
