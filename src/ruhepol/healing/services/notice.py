"""Remembering which assets are to be looked at; the looking is called at once, and done for many together."""

from collections.abc import Iterable

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.db.rows import add_up
from ruhepol.core.jobs.nudges import nudge
from ruhepol.healing.diagnosis import LOOKED_THROUGH
from ruhepol.healing.models import KnownProblem, Noticed, Signal

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
    """Remember the assets that a problem that was just described may concern: the latest heard of."""
    problem = KnownProblem.objects.filter(pk=problem_id, state=KnownProblem.State.WATCHING).first()
    if problem is None:
        return
    recent = Signal.objects.filter(asset__kind=problem.asset_kind).newest_first()
    keys = dict.fromkeys(recent.values_list("asset", flat=True)[:LOOKED_THROUGH])
    notice([key for key in keys if key is not None][:MOST_OF_A_KIND])
