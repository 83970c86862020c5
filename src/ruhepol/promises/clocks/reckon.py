"""Which promises a story starts, pauses and ends, and when each of them is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from ruhepol.people.hours.arithmetic import add, between
from ruhepol.people.hours.rules import Hours, NeverOpenError
from ruhepol.tickets.story.moments import Ending, Run, Story, Wait


class Kind(StrEnum):
    """What was promised."""

    FIRST = "first_response"
    NEXT = "next_response"
    RESOLUTION = "resolution"


@dataclass(frozen=True, slots=True)
class Terms:
    """How much working time is allowed, and whose working time it is."""

    allowed: timedelta
    hours: Hours


@dataclass(frozen=True, slots=True)
class Need:
    """A promise the story calls for: the spans in which its clock runs, and how it ended if it did.

    `met_at` is what was promised; `dropped_at` an end without it, such as a ticket closed unanswered.
    """

    kind: Kind
    runs: tuple[Run, ...]
    met_at: datetime | None = None
    dropped_at: datetime | None = None

    @property
    def started_at(self) -> datetime:
        """When it began to run; with the kind, its identity."""
        return self.runs[0].since

    @property
    def is_over(self) -> bool:
        """Tell whether it has ended one way or the other."""
        return self.met_at is not None or self.dropped_at is not None

    @property
    def pauses(self) -> list[tuple[datetime, datetime | None]]:
        """The spans in which it did not run because the customer was asked for something."""
        gaps: list[tuple[datetime, datetime | None]] = []
        for run, following in zip(self.runs, self.runs[1:], strict=False):
            if run.until and run.until < following.since:
                gaps.append((run.until, following.since))
        last = self.runs[-1].until
        return [*gaps, (last, None)] if last and not self.is_over else gaps


@dataclass(frozen=True, slots=True)
class Due:
    """When a promise is due, None while it is paused; `broken_at` once a finished span went beyond it."""

    due_at: datetime | None
    broken_at: datetime | None = None


def needs(story: Story) -> Iterator[Need]:
    """Yield every promise the story calls for, finished ones too."""
    first = story.first_wait()
    if first is None:
        return
    yield _answer(Kind.FIRST, first)
    for wait in story.later_waits():
        yield _answer(Kind.NEXT, wait)
    over = story.over_since()
    dismissed = story.ending() is Ending.DISMISSED
    yield Need(
        Kind.RESOLUTION,
        tuple(story.runs()),
        met_at=None if dismissed else over,
        dropped_at=over if dismissed else None,
    )


def _answer(kind: Kind, wait: Wait) -> Need:
    met_at, dropped_at = (wait.until, None) if wait.answered else (None, wait.until)
    return Need(kind, (Run(wait.since, wait.until),), met_at, dropped_at)


def reckon(need: Need, terms: Terms) -> Due:
    """Return when a promise is or was due.

    Each pause moves it by the working time of the pause. A span still running is never broken here:
    that is noted when its time has really passed.
    """
    left = terms.allowed
    due: datetime | None = None
    for run in need.runs:
        try:
            due = add(terms.hours, run.since, left)
        except NeverOpenError:
            return Due(None)
        if run.until is None:
            return Due(due)
        if run.until > due and between(terms.hours, run.since, run.until) > left:
            return Due(due, due)
        left -= between(terms.hours, run.since, run.until)
    return Due(due if need.is_over else None)
