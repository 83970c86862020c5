"""What a ticket's events mean to the person who waits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto


class What(Enum):
    """What a moment was."""

    ASKED = auto()
    ANSWERED = auto()
    WAITING = auto()
    SOLVED = auto()
    CONFIRMED = auto()
    SILENT = auto()
    CLOSED = auto()
    REOPENED = auto()


class Ending(Enum):
    """How a closed ticket ended. The values are stored."""

    CONFIRMED = "confirmed"
    """The customer said that it is solved."""
    SILENT = "silent"
    """Asked whether it is solved, the customer stayed silent for the set time."""
    WITHDRAWN = "withdrawn"
    """The customer closed it although nobody had claimed a solution."""
    DISMISSED = "dismissed"
    """An agent closed it without the customer's word."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened, when, and whether the customer did it."""

    at: datetime
    what: What
    by_customer: bool = False


@dataclass(frozen=True, slots=True)
class Wait:
    """A customer's wait for an answer; `until` is None while it lasts, `answered` tells whether one came."""

    since: datetime
    until: datetime | None
    answered: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A span in which it is our turn; `until` is None while it lasts."""

    since: datetime
    until: datetime | None


OVER = {What.SOLVED, What.CLOSED}


@dataclass(frozen=True, slots=True)
class Story:
    """All moments of a ticket in order. Times never run backwards."""

    moments: tuple[Moment, ...]

    @classmethod
    def tell(cls, moments: Iterable[Moment]) -> "Story":
        """Return the story; a moment reported late counts from the one before it."""
        told: list[Moment] = []
        for moment in moments:
            at = max(moment.at, told[-1].at) if told else moment.at
            told.append(Moment(at, moment.what, moment.by_customer))
        return cls(tuple(told))

    def times(self, what: What) -> list[datetime]:
        """Return every time something happened."""
        return [moment.at for moment in self.moments if moment.what is what]

    def first_wait(self) -> Wait | None:
        """Return the wait from the first word to the first answer of a person.

        A solution nobody answered for ends it unanswered, for as long as that solution stands.
        """
        asked = next(iter(self.times(What.ASKED)), None)
        if asked is None:
            return None
        answered = next((at for at in self.times(What.ANSWERED) if at >= asked), None)
        if answered:
            return Wait(asked, answered, answered=True)
        return Wait(asked, self.over_since(), answered=False)

    def later_waits(self) -> list[Wait]:
        """Return every wait after the first answer: from a customer's word to what ended the wait."""
        found: list[Wait] = []
        since: datetime | None = None
        for moment in _after_first_answer(self.moments):
            if since is None and _speaks(moment):
                since = moment.at
            elif since is not None and (moment.what in OVER or moment.what is What.ANSWERED):
                found.append(Wait(since, moment.at, answered=moment.what is What.ANSWERED))
                since = None
        return [*found, Wait(since, None, answered=False)] if since else found

    def runs(self) -> list[Run]:
        """Return the spans in which it was our turn: not while the customer was asked for something."""
        found: list[Run] = []
        since: datetime | None = None
        for moment in self.moments:
            if since is None and moment.what in {What.ASKED, What.REOPENED}:
                since = moment.at
            elif since is not None and (moment.what in OVER or moment.what is What.WAITING):
                found.append(Run(since, moment.at))
                since = None
        return [*found, Run(since, None)] if since else found

    def over_since(self) -> datetime | None:
        """Return since when it counts as solved or closed; None while it does not."""
        since = None
        for moment in self.moments:
            if moment.what is What.REOPENED:
                since = None
            elif moment.what in OVER and since is None:
                since = moment.at
        return since

    def ended_at(self) -> datetime | None:
        """Return when it was closed for good; None while it is not."""
        ends = [m for m in self.moments if m.what in {What.CLOSED, What.REOPENED}]
        return ends[-1].at if ends and ends[-1].what is What.CLOSED else None

    def ending(self) -> Ending | None:
        """Return how it ended; None while it is not closed."""
        if self.ended_at() is None:
            return None
        last = self._since_last_word()
        whats = {moment.what for moment in last}
        if What.CONFIRMED in whats:
            return Ending.CONFIRMED
        if What.SILENT in whats:
            return Ending.SILENT
        return Ending.WITHDRAWN if last[-1].by_customer else Ending.DISMISSED

    def _since_last_word(self) -> Sequence[Moment]:
        """Return what happened after the customer last wrote or the ticket was last reopened."""
        for index in range(len(self.moments), 0, -1):
            if self.moments[index - 1].what in {What.ASKED, What.REOPENED}:
                return self.moments[index:]
        return self.moments


def _speaks(moment: Moment) -> bool:
    return moment.what is What.ASKED or (moment.what is What.REOPENED and moment.by_customer)


def _after_first_answer(moments: Sequence[Moment]) -> Sequence[Moment]:
    for index, moment in enumerate(moments):
        if moment.what is What.ANSWERED:
            return moments[index + 1 :]
    return ()
