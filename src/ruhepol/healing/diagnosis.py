"""Finding known problems: what the latest signals of an asset mean, and what they would have meant."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ruhepol.core import clock
from ruhepol.healing.conditions.book import Book
from ruhepol.healing.conditions.judge import Case, Verdict, judge
from ruhepol.healing.conditions.language import LONGEST, Condition
from ruhepol.healing.conditions.replay import outbreaks
from ruhepol.healing.conditions.silence import begins
from ruhepol.healing.knowing import book_of
from ruhepol.healing.models import KnownProblem, Signal
from ruhepol.healing.selectors import Trouble
from ruhepol.healing.things import Row, Things
from ruhepol.people.models import Asset

LOOKED_THROUGH = 10_000
REPLAYED_ASSETS, REPLAYED_ROWS = 200, 500
REPLAYED_MOMENTS = 4_000
"""Over all assets: half a second's work."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A known problem that an asset has now: since when, and which signals show it."""

    problem: KnownProblem
    asset: Asset
    since: datetime | None
    evidence: Sequence[Trouble]


def diagnose(assets: Sequence[Asset]) -> list[Finding]:
    """Return the known problems that these assets have now, in the order of the assets."""
    return examine(assets)[0]


def examine(assets: Sequence[Asset]) -> tuple[list[Finding], dict[int, datetime]]:
    """Return the same, and when each asset may have another one though nothing more is told of it."""
    looked = [(asset, *_look(asset)) for asset in assets]
    later = {asset.pk: again for asset, _found, again in looked if again}
    return _findings([one for _asset, found, _again in looked for one in found]), later


def _findings(found: Sequence["_Found"]) -> list[Finding]:
    if not found:
        return []
    problems = KnownProblem.objects.select_related("remedy").in_bulk({one.key for one in found})
    newest = {row for one in found for row in one.newest.values()}
    signals = Signal.objects.defer("attributes").in_bulk(newest)
    return [
        Finding(problems[one.key], one.asset, one.verdict.since, one.shown(signals))
        for one in found
        if one.key in problems
    ]


@dataclass(frozen=True, slots=True)
class _Found:
    """A condition that holds with an asset, and the things that show it with their rows and newest row."""

    key: int
    asset: Asset
    verdict: Verdict
    rows: Mapping[str, Sequence[Row]]
    newest: Mapping[str, int]

    def shown(self, signals: Mapping[int, Signal]) -> list[Trouble]:
        """Return the signals that show it, newest first."""
        seen = (
            Trouble(
                latest=signals[self.newest[thing]],
                count=sum(row.count for row in rows),
                first_at=min(row.first_at for row in rows),
                last_at=max(row.last_at for row in rows),
            )
            for thing, rows in self.rows.items()
            if self.newest[thing] in signals
        )
        return sorted(seen, key=lambda one: one.last_at, reverse=True)


def _look(asset: Asset) -> tuple[list[_Found], datetime | None]:
    """Return the conditions that hold with an asset, and when another one may begin in silence."""
    book = book_of(asset.kind)
    if not book:
        return [], None
    now = clock.now()
    things = Things(book, asset.pk, since=now - book.longest)
    keys = book.worth_judging(things.fitting)
    if not keys:
        return [], None
    rows = things.rows([book[key] for key in keys], until=now)
    known = Case(now=now, state=asset.state, fitting=lambda one: things.fitting.get(one, ()), things=rows)
    found, later = [], []
    for key in keys:
        if (verdict := judge(book[key], known)).holds:
            shown = {thing: rows[thing] for thing in verdict.evidence}
            found.append(_Found(key, asset, verdict, shown, {thing: things.newest[thing] for thing in shown}))
        elif moment := begins(book[key], known):
            later.append(moment)
    return found, min(later, default=None)


def looks_like(condition: Condition, asset: Asset) -> bool:
    """Tell whether one condition holds with an asset now."""
    book, now = Book({0: condition}), clock.now()
    things = Things(book, asset.pk, since=now - book.longest)
    rows = things.rows([condition], until=now)
    known = Case(now=now, state=asset.state, fitting=lambda one: things.fitting.get(one, ()), things=rows)
    return judge(condition, known).holds


@dataclass(frozen=True, slots=True)
class Past:
    """Where a condition would have matched: first seen since, found at."""

    asset: Asset
    since: datetime | None
    at: datetime


def would_have_matched(condition: Condition, *, asset_kind: str, over: timedelta = LONGEST) -> list[Past]:
    """Return each time it would have matched with assets of a kind lately, the newest signals first.

    Looks at so many assets as the newest signals name, each with its newest rows.
    """
    recent = Signal.objects.filter(asset__kind=asset_kind).since(clock.now() - over).newest_first()
    keys = list(dict.fromkeys(recent.values_list("asset", flat=True)[:LOOKED_THROUGH]))[:REPLAYED_ASSETS]
    assets = Asset.objects.in_bulk([key for key in keys if key])
    rows = _recent(list(assets.values()), over)
    left, found = REPLAYED_MOMENTS, []
    for asset in assets.values():
        known = rows.get(asset.pk, [])[:REPLAYED_ROWS]
        moments = outbreaks(condition, known, state=asset.state, most=left)
        found += [Past(asset, verdict.since, at) for at, verdict in moments]
        left -= min(left, len(known))
    return found


def _recent(assets: Iterable[Asset], over: timedelta) -> dict[int, list[Signal]]:
    """Return the newest signals of each asset."""
    keys = [asset.pk for asset in assets]
    rows = Signal.objects.of(keys).since(clock.now() - over).newest_first().defer("attributes")
    by_asset: dict[int, list[Signal]] = {}
    for row in rows[:LOOKED_THROUGH]:
        by_asset.setdefault(row.asset_id or 0, []).append(row)
    return by_asset
