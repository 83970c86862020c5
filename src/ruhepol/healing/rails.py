"""What forbids a repair just now. Only looks; who holds the remedy's row knows that the answer stays true."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from ruhepol.healing.exceptions import RailError
from ruhepol.healing.models import ACTIVE, KnownProblem, Remedy, Run, RunState
from ruhepol.healing.plans.language import Plan, Rails
from ruhepol.healing.plans.windows import is_open
from ruhepol.healing.querysets import RunQuerySet
from ruhepol.people.models import Asset

FEWEST_FAILURES = 2
"""One failure among few runs is a large share, and says little."""
_FAILED = (RunState.FAILED, RunState.UNDONE, RunState.UNDECIDED)


def hold(remedy: Remedy, plan: Plan, asset: Asset, now: datetime) -> None:
    """Return where nothing forbids to repair the asset. Raises RailError."""
    if remedy.stopped_at is not None:
        raise RailError("stopped")
    if remedy.problem.state == KnownProblem.State.FIXED or remedy.problem.asset_kind != asset.kind:
        raise RailError("fixed")
    if not plan.steps:
        raise RailError("no_steps")
    if not is_open(plan.rails.windows, now.astimezone(ZoneInfo(settings.TIME_ZONE))):
        raise RailError("window")
    if Run.objects.real().filter(asset=asset, state__in=ACTIVE).exists():
        raise RailError("asset")
    _calm(Run.objects.real().like(remedy.problem_id, asset.pk).order_by("-approved_at"), plan.rails, now)
    if too_many(remedy, plan.rails, now):
        raise RailError("breaker")


def _calm(earlier: RunQuerySet, rails: Rails, now: datetime) -> None:
    """Hold back where the same was done to the same asset too lately or too often."""
    latest = earlier.filter(approved_at__isnull=False, ended_at__isnull=False).order_by("-ended_at").first()
    if latest and latest.ended_at and latest.ended_at + rails.cool_down > now:
        raise RailError("cool_down", until=latest.ended_at + rails.cool_down)
    counted = list(earlier.approved_since(now - rails.per_asset.within)[: rails.per_asset.most])
    if len(counted) == rails.per_asset.most and counted[-1].approved_at:
        raise RailError("limit", until=counted[-1].approved_at + rails.per_asset.within)


def too_many(remedy: Remedy, rails: Rails, now: datetime) -> bool:
    """Tell whether so many runs began lately that something larger must be wrong."""
    since = max(now - rails.breaker.within, remedy.released_at or now - rails.breaker.within)
    begun = Run.objects.real().filter(problem=remedy.problem_id).approved_since(since)
    return begun.count() >= rails.breaker.runs


def fails_too_often(remedy: Remedy, rails: Rails) -> bool:
    """Tell whether too large a share of the latest runs came to nothing."""
    latest = Run.objects.real().filter(problem=remedy.problem_id, state__in=(*_FAILED, RunState.HEALED))
    if remedy.released_at is not None:
        latest = latest.approved_since(remedy.released_at)
    states = list(latest.order_by("-approved_at").values_list("state", flat=True)[: rails.breaker.runs])
    failures = sum(state in _FAILED for state in states)
    return failures >= FEWEST_FAILURES and failures / len(states) > rails.breaker.failures
