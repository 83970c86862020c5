"""Many conditions at once: which patterns fit a signal, and which conditions that makes worth judging.

Judging thousands of conditions one by one would ask each pattern of each signal. Here a signal's words are
looked up: each pattern is filed under four letters of its own that few others have, so only patterns that
share them are compared in full. A condition is worth judging when a pattern it cannot do without was seen.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from ruhepol.healing.conditions.judge import Words, fits
from ruhepol.healing.conditions.language import Condition, Latest, Part, Pattern, Seen, State

LETTERS = 4
MOST_ROWS = 50_000


@dataclass(slots=True)
class _Shelf:
    """Patterns filed under some letters of one of their texts; those too short for that are kept apart."""

    filed: dict[str, list[Pattern]] = field(default_factory=dict)
    short: list[Pattern] = field(default_factory=list)

    def file(self, texts: Mapping[Pattern, str]) -> None:
        """File patterns under the letters that the fewest of these texts have in common."""
        known = Counter(letters for text in texts.values() for letters in _letters(text))
        for pattern, text in texts.items():
            if len(text) < LETTERS:
                self.short.append(pattern)
            else:
                rarest = min(sorted(_letters(text)), key=known.__getitem__)
                self.filed.setdefault(rarest, []).append(pattern)

    def near(self, text: str) -> list[Pattern]:
        """Return the patterns that this text may contain."""
        shared = _letters(text) & self.filed.keys()
        return [*self.short, *(pattern for letters in shared for pattern in self.filed[letters])]


class Book:
    """Conditions by a key of the caller's, in the order they were given; a change makes another book.

    `read` is what was found of rows so far, by their keys.
    """

    def __init__(self, conditions: Mapping[int, Condition]) -> None:
        """File all patterns, and each condition under those it cannot do without."""
        self._conditions = dict(conditions)
        self._any_time: list[int] = []
        self._needing: dict[Pattern, list[int]] = {}
        for key, condition in self._conditions.items():
            needed = _needed(condition)
            if needed is None:
                self._any_time.append(key)
            for pattern in needed or ():
                self._needing.setdefault(pattern, []).append(key)
        asked = [one for condition in self._conditions.values() for one in sentences(condition)]
        self.longest = max((one.within for one in asked), default=timedelta(0))
        self._place = {key: place for place, key in enumerate(self._conditions)}
        self.read: dict[int, tuple[Pattern, ...]] = {}
        self._file({pattern for condition in self._conditions.values() for pattern in patterns(condition)})

    def __getitem__(self, key: int) -> Condition:
        """Return a condition."""
        return self._conditions[key]

    def __bool__(self) -> bool:
        """Tell whether there is anything to look for."""
        return bool(self._conditions)

    def patterns_of(self, row: Words) -> tuple[Pattern, ...]:
        """Return all patterns that fit what a row says."""
        near = [*self._plain, *self._names.near(row.name.casefold()), *self._bodies.near(row.body.casefold())]
        return tuple(pattern for pattern in near if fits(pattern, row))

    def remember(self, rows: Mapping[int, tuple[Pattern, ...]]) -> None:
        """Keep what was found of rows. With too many of them it begins anew; who looks has the old ones."""
        begun = self.read if len(self.read) + len(rows) <= MOST_ROWS else {}
        begun.update(rows)
        self.read = begun

    def worth_judging(self, seen: Collection[Pattern]) -> list[int]:
        """Return the keys of the conditions that may hold when nothing but these patterns was seen."""
        found = {key for pattern in seen for key in self._needing.get(pattern, ())}
        return sorted(found.union(self._any_time), key=self._place.__getitem__)

    def _file(self, asked: Iterable[Pattern]) -> None:
        names, bodies = {}, {}
        self._plain: list[Pattern] = []
        for pattern in asked:
            name, body = (pattern.name or "").casefold(), (pattern.body or "").casefold()
            if not (name or body):
                self._plain.append(pattern)
            elif len(body) >= len(name):
                bodies[pattern] = body
            else:
                names[pattern] = name
        self._names, self._bodies = _Shelf(), _Shelf()
        self._names.file(names)
        self._bodies.file(bodies)


def sentences(part: Part) -> list[Seen | Latest]:
    """Return all that is asked of signals anywhere in a condition."""
    if isinstance(part, Condition):
        return [one for inner in (*part.all, *part.any, *part.none) for one in sentences(inner)]
    return [] if isinstance(part, State) else [part]


def patterns(part: Part) -> set[Pattern]:
    """Return the patterns of all that is asked of signals."""
    asked = sentences(part)
    pairs = [(one.latest, one.is_) if isinstance(one, Latest) else (one.signal, one.after) for one in asked]
    return {pattern for pair in pairs for pattern in pair if pattern}


def signs(part: Part) -> set[Pattern]:
    """Return the patterns of what a condition wants to see."""
    if isinstance(part, Condition):
        return {sign for inner in (*part.all, *part.any) for sign in signs(inner)}
    return {part.is_ if isinstance(part, Latest) else part.signal} if not isinstance(part, State) else set()


def _needed(part: Part) -> frozenset[Pattern] | None:
    """Return patterns of which one must have been seen; None where it may hold without any."""
    if isinstance(part, Seen):
        return frozenset({part.signal})
    if isinstance(part, Latest):
        return frozenset({part.is_})
    if isinstance(part, State):
        return None
    choices = [needed for inner in part.all if (needed := _needed(inner)) is not None]
    one_of = [_needed(inner) for inner in part.any]
    if one_of and None not in one_of:
        choices.append(frozenset().union(*(needed for needed in one_of if needed)))
    return min(choices, key=_breadth, default=None)


def _breadth(patterns: frozenset[Pattern]) -> tuple[int, int]:
    """Say how much these patterns let through: those without words of their own most."""
    return sum(not (pattern.name or pattern.body) for pattern in patterns), len(patterns)


def _letters(text: str) -> set[str]:
    return {text[place : place + LETTERS] for place in range(len(text) - LETTERS + 1)}
