"""Signals and tickets side by side: what is followed by tickets of one theme far more often than usual.

The unit is a customer over two days. Spans that begin with a signal are compared with all other spans of the
customers who have such assets, so that a signal everybody has always, or a theme everybody writes about, says
nothing.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

from ruhepol.healing.learning.chance import at_least

WITHIN = timedelta(hours=48)
FEWEST = 3
"""Tickets, and customers who wrote them: what happened to one of them twice is no pattern."""
LEAST_LIFT = 2.0
MOST_CHANCE = 0.01
"""Of one false proposal in the whole list: each pair's own chance is multiplied by the pairs looked at
(Bonferroni)."""
_SAME = 0.8  # share of tickets in common from which two signals are two sides of one thing


class Theme(NamedTuple):
    """What tickets have in common: a cause, a topic or a word of their subjects."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Episode:
    """A signal began at a customer's asset."""

    customer: int
    asset: int
    at: datetime


@dataclass(frozen=True)
class Sample:
    """One signal of a shape, to show and to begin a condition with."""

    asset_kind: str
    kind: str
    severity: int
    name: str
    body: str


@dataclass(frozen=True, slots=True)
class Shape:
    """What signals of many assets have in common, who has such assets, and where it began."""

    key: str
    sample: Sample
    owners: frozenset[int]
    episodes: Sequence[Episode]


@dataclass(frozen=True, slots=True)
class Contact:
    """A customer wrote."""

    ticket: int
    customer: int
    at: datetime
    themes: frozenset[Theme]


class Case(NamedTuple):
    """A ticket, and the signal before it."""

    ticket: int
    customer: int
    asset: int
    signal_at: datetime
    ticket_at: datetime


@dataclass(frozen=True, slots=True)
class Counts:
    """After the signal, and in all other spans: how many, and how many with such a ticket."""

    seen: int
    followed: int
    elsewhere: int
    elsewhere_followed: int

    @property
    def lift(self) -> float:
        """How many times as often as in all spans taken together."""
        usual = (self.followed + self.elsewhere_followed) / (self.seen + self.elsewhere)
        return self.followed / self.seen / usual if usual else 0.0

    @property
    def chance(self) -> float:
        """How likely that is by luck."""
        return at_least(
            self.followed,
            drawn=self.seen,
            marked=self.followed + self.elsewhere_followed,
            total=self.seen + self.elsewhere,
        )


@dataclass(slots=True)
class Found:
    """A signal that comes before tickets of one theme; `others` are signals that come with it."""

    shape: str
    sample: Sample
    theme: Theme
    counts: Counts
    chance: float
    cases: Sequence[Case]
    others: list[str] = field(default_factory=list)

    @property
    def customers(self) -> int:
        """How many customers wrote."""
        return len({case.customer for case in self.cases})


@dataclass(frozen=True, slots=True)
class Past:
    """What happened since a moment. There may be more shapes than memory bears: each is looked at once."""

    since: datetime
    until: datetime
    shapes: Iterable[Shape]
    contacts: Sequence[Contact]


def precursors(past: Past) -> list[Found]:
    """Return what comes before tickets more often than luck explains, the surest first, one thing once."""
    wrote: dict[int, list[Contact]] = defaultdict(list)
    for contact in sorted(past.contacts, key=_when):
        wrote[contact.customer].append(contact)
    usual = cache(lambda owners: _usual(past, owners))
    looked_at, sure = 0, []
    for shape in past.shapes:
        begun = _begun(shape.episodes)
        if len(begun) >= FEWEST:
            often = usual(shape.owners)
            looked_at += often.pairs
            sure.append(_best(shape, begun, wrote, often))
    return _once(sorted(_not_by_luck(sure, looked_at), key=_surest))


def _when(contact: Contact) -> datetime:
    return contact.at


def _surest(found: Found) -> tuple[float, int, str]:
    return found.chance, -found.counts.followed, found.shape


def _begun(episodes: Iterable[Episode]) -> list[Episode]:
    """Return a customer's episodes that are not within two days of the one before."""
    last: dict[int, datetime] = {}
    kept = []
    for episode in sorted(episodes, key=lambda each: (each.at, each.asset)):
        before = last.get(episode.customer)
        if before is None or episode.at > before + WITHIN:
            kept.append(episode)
            last[episode.customer] = episode.at
    return kept


@dataclass(frozen=True, slots=True)
class _Usual:
    """Of how many spans in all, in how many there was a ticket of each theme."""

    spans: int
    of: Counter[Theme]

    @property
    def pairs(self) -> int:
        """How many themes a signal is looked at with."""
        return sum(count >= FEWEST for count in self.of.values())


def _usual(past: Past, owners: frozenset[int]) -> _Usual:
    """Return what is usual with these customers."""
    spans = {
        (theme, contact.customer, (contact.at - past.since) // WITHIN)
        for contact in past.contacts
        if contact.customer in owners
        for theme in contact.themes
    }
    all_ = len(owners) * ((past.until - past.since) // WITHIN)
    return _Usual(all_, Counter(theme for theme, _customer, _span in spans))


def _best(
    shape: Shape, begun: Sequence[Episode], wrote: Mapping[int, Sequence[Contact]], usual: _Usual
) -> Found | None:
    """Return the theme that follows most surely, None where none would be sure enough by itself."""
    followed, cases = _followed(begun, wrote)
    found = []
    for theme, hits in followed.items():
        rest = max(0, usual.of[theme] - hits)
        counts = Counts(len(begun), hits, max(rest, usual.spans - len(begun)), rest)
        line = Found(shape.key, shape.sample, theme, counts, counts.chance, cases[theme])
        if min(hits, line.customers) >= FEWEST and counts.lift >= LEAST_LIFT and line.chance <= MOST_CHANCE:
            found.append(line)
    return min(found, key=lambda line: (line.chance, line.theme), default=None)


def _not_by_luck(sure: Iterable[Found | None], looked_at: int) -> list[Found]:
    """Return those that are no luck even if one considers how many pairs were looked at."""
    found = [replace(line, chance=line.chance * looked_at) for line in sure if line]
    return [line for line in found if line.chance <= MOST_CHANCE]


def _followed(
    begun: Iterable[Episode], wrote: Mapping[int, Sequence[Contact]]
) -> tuple[Counter[Theme], dict[Theme, list[Case]]]:
    """Count the episodes after which there was a ticket of each theme, and name these tickets."""
    followed: Counter[Theme] = Counter()
    cases: dict[Theme, list[Case]] = defaultdict(list)
    for episode in begun:
        own = wrote.get(episode.customer, ())
        after = own[bisect_right(own, episode.at, key=_when) :]
        soon = [contact for contact in after if contact.at <= episode.at + WITHIN]
        followed.update({theme for contact in soon for theme in contact.themes})
        for contact in soon:
            case = Case(contact.ticket, contact.customer, episode.asset, episode.at, contact.at)
            for theme in contact.themes:
                cases[theme].append(case)
    return followed, cases


def _once(found: Iterable[Found]) -> list[Found]:
    """Return the surest of those that most of the same tickets speak for, the rest beside it."""
    kept: list[Found] = []
    for line in found:
        tickets = {case.ticket for case in line.cases}
        same = next((one for one in kept if _mostly(tickets, one)), None)
        if same:
            same.others.append(line.shape)
        else:
            kept.append(line)
    return kept


def _mostly(tickets: set[int], other: Found) -> bool:
    return len(tickets & {case.ticket for case in other.cases}) >= _SAME * len(tickets)
