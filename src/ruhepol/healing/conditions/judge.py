"""Whether a condition is so with one asset, since when, and which signals show it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Protocol

from ruhepol.healing.conditions.language import Condition, Latest, Part, Pattern, Seen, State
from ruhepol.healing.reading.seen import SEVERITIES


class Counted(Protocol):
    """How often and when the same thing was told within one slot of time."""

    @property
    def count(self) -> int:
        """How often."""

    @property
    def first_at(self) -> datetime:
        """When first."""

    @property
    def last_at(self) -> datetime:
        """When last."""


class Words(Protocol):
    """What a signal says."""

    @property
    def kind(self) -> str:
        """What tells it."""

    @property
    def severity(self) -> int:
        """How grave it is."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def body(self) -> str:
        """Its line."""


class Told(Counted, Words, Protocol):
    """A row of signals: what is said, how often, and which other rows say the same."""

    @property
    def fingerprint(self) -> str:
        """What the same thing has in common."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it is so; since when is the first sign, `evidence` the fingerprints that show it."""

    holds: bool
    since: datetime | None = None
    evidence: frozenset[str] = frozenset()


NO = Verdict(holds=False)


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of one asset at a moment: its things by fingerprint, and which of them fit a pattern."""

    now: datetime
    fitting: Callable[[Pattern], Collection[str]]
    things: Mapping[str, Sequence[Counted]]
    state: str = ""


def case(rows: Iterable[Told], *, now: datetime, state: str = "") -> Case:
    """Return the case that an asset's rows make; later ones than `now` are not known yet."""
    things: dict[str, list[Told]] = {}
    for row in rows:
        if row.first_at <= now:
            things.setdefault(row.fingerprint, []).append(row)
    # The same thing is looked at once, however many rows it has.
    fitting = cache(lambda pattern: tuple(key for key, same in things.items() if fits(pattern, same[0])))
    return Case(now=now, state=state, things=things, fitting=fitting)


def judge(part: Part, known: Case) -> Verdict:
    """Tell whether it is so."""
    if isinstance(part, Seen):
        return _seen(part, known)
    if isinstance(part, Latest):
        return _latest(part, known)
    if isinstance(part, State):
        return Verdict(holds=part.state.casefold() == known.state.casefold())
    return _condition(part, known)


def _condition(condition: Condition, known: Case) -> Verdict:
    if any(judge(part, known).holds for part in condition.none):
        return NO
    needed = [judge(part, known) for part in condition.all]
    if not all(verdict.holds for verdict in needed):
        return NO
    one_of = [verdict for part in condition.any if (verdict := judge(part, known)).holds]
    if condition.any and not one_of:
        return NO
    shown = needed + one_of
    since = min((verdict.since for verdict in shown if verdict.since), default=None)
    return Verdict(
        holds=True, since=since, evidence=frozenset().union(*(verdict.evidence for verdict in shown))
    )


def _seen(seen: Seen, known: Case) -> Verdict:
    begin = known.now - seen.within
    earliest = _first(known, seen.after, begin) if seen.after else None
    if seen.after and earliest is None:
        return NO
    count, since, evidence = 0, known.now, []
    for key in known.fitting(seen.signal):
        rows = [
            row
            for row in known.things[key]
            if row.last_at >= begin and (earliest is None or row.last_at > earliest)
        ]
        if rows:
            count += sum(row.count for row in rows)
            since = min(since, *(row.first_at for row in rows))
            evidence.append(key)
    return Verdict(holds=True, since=since, evidence=frozenset(evidence)) if count >= seen.count else NO


def _latest(latest: Latest, known: Case) -> Verdict:
    """Judge by what came after the last signal of the sort that is none of these."""
    begin = known.now - latest.within
    sort, these = known.fitting(latest.latest), set(known.fitting(latest.is_))
    better = max(
        (row.last_at for key in sort if key not in these for row in known.things[key]), default=begin
    )
    shown = [
        (row.first_at, key)
        for key in sort
        if key in these
        for row in known.things[key]
        if row.last_at > better and row.last_at >= begin
    ]
    if not shown:
        return NO
    return Verdict(holds=True, since=min(shown)[0], evidence=frozenset(key for _at, key in shown))


def _first(known: Case, pattern: Pattern, begin: datetime) -> datetime | None:
    """Return when such a signal was first seen within the time."""
    rows = (row for key in known.fitting(pattern) for row in known.things[key])
    return min((row.first_at for row in rows if row.last_at >= begin), default=None)


def fits(pattern: Pattern, row: Words) -> bool:
    """Tell whether a signal is such a one."""
    return (
        (pattern.kind is None or pattern.kind == row.kind)
        and (pattern.severity is None or row.severity >= SEVERITIES[pattern.severity])
        and (pattern.name is None or pattern.name.casefold() in row.name.casefold())
        and (pattern.body is None or pattern.body.casefold() in row.body.casefold())
    )
