"""Finding known problems: what the latest signals of an asset mean, and what they would have meant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ruhepol.core import clock
from ruhepol.healing.conditions.judge import case, judge
from ruhepol.healing.conditions.language import LONGEST, Condition
from ruhepol.healing.conditions.replay import first_match
from ruhepol.healing.conditions.text import parse
from ruhepol.healing.models import KnownProblem, Signal
from ruhepol.healing.selectors import Trouble, told_once
from ruhepol.people.models import Asset

LOOKED_THROUGH = 10_000
REPLAYED_ASSETS, REPLAYED_ROWS = 200, 500


@dataclass(frozen=True, slots=True)
class Finding:
    """A known problem that an asset has now: since when, and which signals show it."""

    problem: KnownProblem
    asset: Asset
    since: datetime | None
    evidence: Sequence[Trouble]


def diagnose(assets: Sequence[Asset]) -> list[Finding]:
    """Return the known problems that these assets have now, in the order of the assets."""
    kinds = {asset.kind for asset in assets}
    problems = list(KnownProblem.objects.filter(state=KnownProblem.State.WATCHING, asset_kind__in=kinds))
    if not problems:
        return []
    conditions = {problem.pk: parse(problem.condition) for problem in problems}
    rows = _recent(assets, LONGEST)
    return [
        finding
        for asset in assets
        for problem in problems
        if problem.asset_kind == asset.kind
        and (finding := _finding(problem, conditions[problem.pk], asset, rows.get(asset.pk, [])))
    ]


@dataclass(frozen=True, slots=True)
class Past:
    """Where a condition would have matched."""

    asset: Asset
    since: datetime | None


def would_have_matched(condition: Condition, *, asset_kind: str, over: timedelta = LONGEST) -> list[Past]:
    """Return the assets of a kind with which it would have matched lately, the most recent signals first.

    Looks at so many assets as the newest signals name, each with its newest rows.
    """
    recent = Signal.objects.filter(asset__kind=asset_kind).since(clock.now() - over).newest_first()
    keys = list(dict.fromkeys(recent.values_list("asset", flat=True)[:LOOKED_THROUGH]))[:REPLAYED_ASSETS]
    assets = Asset.objects.in_bulk([key for key in keys if key])
    rows = _recent(list(assets.values()), over)
    found = []
    for asset in assets.values():
        verdict = first_match(condition, rows.get(asset.pk, [])[:REPLAYED_ROWS], state=asset.state)
        if verdict:
            found.append(Past(asset, verdict.since))
    return found


def _finding(
    problem: KnownProblem, condition: Condition, asset: Asset, rows: Sequence[Signal]
) -> Finding | None:
    verdict = judge(condition, case(rows, now=clock.now(), state=asset.state))
    if not verdict.holds:
        return None
    shown = [row for row in rows if row.fingerprint in verdict.evidence]
    return Finding(problem, asset, verdict.since, told_once(shown))


def _recent(assets: Iterable[Asset], over: timedelta) -> dict[int, list[Signal]]:
    """Return the newest signals of each asset."""
    keys = [asset.pk for asset in assets]
    rows = Signal.objects.of(keys).since(clock.now() - over).newest_first().defer("attributes")
    by_asset: dict[int, list[Signal]] = {}
    for row in rows[:LOOKED_THROUGH]:
        by_asset.setdefault(row.asset_id or 0, []).append(row)
    return by_asset
