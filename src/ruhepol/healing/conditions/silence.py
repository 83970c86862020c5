"""When a condition may begin though nothing more is told: what it forbids passes out of its time.

`none` of a backup within a day begins to hold a day after the last one. The moment returned is never too
late; where it is too early, whoever looks then is told the next one.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from ruhepol.healing.conditions.judge import Case, Counted, judge
from ruhepol.healing.conditions.language import Condition, Latest, Part, Seen, State

Moment = datetime | None
"""None is never."""


def begins(condition: Condition, known: Case) -> Moment:
    """Return the earliest moment at which what does not hold now may hold in silence."""
    needed = [_begins(part, known) for part in condition.all if not judge(part, known).holds]
    if condition.any and not any(judge(part, known).holds for part in condition.any):
        needed.append(_first(_begins(part, known) for part in condition.any))
    needed += [_ends(part, known) for part in condition.none if judge(part, known).holds]
    moments = [moment for moment in needed if moment]
    return max(moments) if moments and len(moments) == len(needed) else None


def _begins(part: Part, known: Case) -> Moment:
    """In silence signals only become fewer, so nothing but a condition can begin."""
    if isinstance(part, Condition) and not judge(part, known).holds:
        return begins(part, known)
    return None


def _ends(part: Part, known: Case) -> Moment:
    """Return the earliest moment at which what holds now may hold no more; a state stays until it is told."""
    if isinstance(part, State):
        return None
    if isinstance(part, Seen):
        return _too_few(part, known)
    if isinstance(part, Latest):
        these = set(known.fitting(part.is_)) & set(known.fitting(part.latest))
        return max(row.last_at for row in _rows(these, known)) + part.within
    ends = [_ends(each, known) for each in (*part.all, *part.any) if judge(each, known).holds]
    return _first([*ends, *(_begins(each, known) for each in part.none)])


def _too_few(seen: Seen, known: Case) -> Moment:
    """Return when the next of those goes without which it does not hold."""
    rows = [row for row in _rows(known.fitting(seen.signal), known) if row.last_at >= known.now - seen.within]
    if seen.after:
        # Whose going lets others count no more is not worth finding out: the next to go is early enough.
        rows += _rows(known.fitting(seen.after), known)
        return _first(row.last_at + seen.within for row in rows if row.last_at >= known.now - seen.within)
    left = 0
    for row in sorted(rows, key=lambda each: each.last_at, reverse=True):
        left += row.count
        if left >= seen.count:
            return row.last_at + seen.within
    return None


def _rows(things: Collection[str], known: Case) -> list[Counted]:
    return [row for thing in things for row in known.things[thing]]


def _first(moments: Iterable[Moment]) -> Moment:
    return min((moment for moment in moments if moment), default=None)
