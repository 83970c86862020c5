"""The lead's first page: what was never needed, how long people waited, whether it was kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import dropwhile

from ruhepol.core import clock
from ruhepol.insights.figures import catalogue
from ruhepol.insights.figures.definition import Figure
from ruhepol.insights.figures.period import Period, Scope
from ruhepol.insights.figures.repairs import REPAIRS, SAVED_CONFIRMED, SAVED_PRESUMED
from ruhepol.insights.figures.spread import Reading, headline
from ruhepol.insights.models import RunFact
from ruhepol.insights.selectors.cases import rows
from ruhepol.insights.selectors.readings import Bucket, read_all, series
from ruhepol.tickets.models import Ticket

WEEKS = 12
CARDS = (
    catalogue.AVOIDED_CONFIRMED,
    catalogue.AVOIDED_PRESUMED,
    catalogue.CONTACTS,
    catalogue.FIRST_RESPONSE,
    catalogue.RESOLUTION,
    catalogue.FIRST_CONTACT,
    catalogue.WITHIN_TARGET,
    catalogue.REOPENED,
    catalogue.CONFIRMED,
    catalogue.DISMISSED,
    *REPAIRS,
)
"""The figures the page draws; those of working hours are read where their cases are."""


@dataclass(frozen=True, slots=True)
class Card:
    """A figure with its reading and that of the period before; None is "no data"."""

    figure: Figure
    now: Reading | None
    before: Reading | None

    @property
    def change(self) -> float | None:
        """How much the headline changed, as a part of the earlier one; None where that cannot be told."""
        if self.now is None or self.before is None or not headline(self.before):
            return None
        return headline(self.now) / headline(self.before) - 1

    @property
    def is_better(self) -> bool | None:
        """Tell whether the change goes the wanted way; None without a change."""
        return None if not self.change else self.change * self.figure.better > 0


@dataclass(frozen=True, slots=True)
class Longest:
    """The customer who has waited longest for our answer, and how many wait."""

    ticket: Ticket
    since: datetime
    wait: timedelta
    waiting: int


@dataclass(frozen=True, slots=True)
class Saved:
    """Contacts that repairs saved in one week, confirmed and presumed."""

    week: Period
    confirmed: int
    presumed: int


@dataclass(frozen=True, slots=True)
class LeadPage:
    """All that the page shows: `cards` by the figure's key, `contacts` in whole weeks, oldest first.

    They begin with the first week that had any. `saved` are whole weeks and the one that is not over; None
    for a team or channel, which what was saved never reached. `repairs` tells whether anything was ever
    repaired.
    """

    scope: Scope
    period: Period
    before: Period
    cards: dict[str, Card]
    longest: Longest | None
    contacts: tuple[Bucket, ...]
    saved: tuple[Saved, ...] | None
    repairs: bool


def lead_page(scope: Scope, period: Period) -> LeadPage:
    """Return the first page's readings for a period and a part of the house."""
    before = period.before(clock.now())
    now, earlier = read_all(CARDS, scope, period), read_all(CARDS, scope, before)
    repairs = RunFact.objects.exists()
    return LeadPage(
        scope=scope,
        period=period,
        before=before,
        cards={figure.key: Card(figure, now[figure.key], earlier[figure.key]) for figure in CARDS},
        longest=longest_wait(scope),
        contacts=_since_the_first(series(catalogue.CONTACTS, scope, whole_weeks(period))),
        saved=_saved(scope, period) if repairs else None,
        repairs=repairs,
    )


def _since_the_first(weeks: Iterable[Bucket]) -> tuple[Bucket, ...]:
    """Leave out the weeks before anybody wrote: a start would look like a rise."""
    return tuple(dropwhile(lambda week: not (week.reading and week.reading.n), weeks))


def _saved(scope: Scope, period: Period) -> tuple[Saved, ...] | None:
    """Return what repairs saved; a count of weeks can hold the begun one, a rate could not."""
    if scope.is_narrower_than_a_brand:
        return None
    whole = whole_weeks(period)
    last = whole[-1].last
    weeks = [*whole[1:], Period.of(last + timedelta(days=1), last + timedelta(days=7), period.zone)]
    confirmed, presumed = (series(each, scope, weeks) for each in (SAVED_CONFIRMED, SAVED_PRESUMED))
    return tuple(
        Saved(week, sure.reading.n if sure.reading else 0, guessed.reading.n if guessed.reading else 0)
        for week, sure, guessed in zip(weeks, confirmed, presumed, strict=True)
    )


def longest_wait(scope: Scope) -> Longest | None:
    """Return the longest wait of this moment; None when nobody waits."""
    waiting = rows(catalogue.LONGEST_WAIT, scope, None)
    first = waiting.select_related("customer__organisation").order_by("waiting_since", "pk").first()
    if first is None:
        return None
    wait = max(timedelta(0), clock.now() - first.waiting_since)
    return Longest(first, first.waiting_since, wait, waiting.count())


def whole_weeks(period: Period, weeks: int = WEEKS) -> list[Period]:
    """Return the last calendar weeks that were over when the period ended or are over now."""
    last = min(period.end, clock.now()).astimezone(period.zone).date()
    monday = last - timedelta(days=last.weekday())
    span = Period.of(monday - timedelta(weeks=weeks), monday - timedelta(days=1), period.zone)
    return list(span.by_week())
