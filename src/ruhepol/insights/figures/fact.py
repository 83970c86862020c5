"""Who counts, and with what: a ticket's story becomes the values that the figures are made of."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ruhepol.people.hours.arithmetic import between
from ruhepol.people.hours.rules import Hours
from ruhepol.tickets.story.moments import Ending, Story, What

STOOD = {Ending.CONFIRMED, Ending.SILENT, Ending.WITHDRAWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A ticket's values, in whole seconds. None means that the ticket has no say in a figure."""

    asked_at: datetime | None = None
    contact: bool | None = None
    answered_at: datetime | None = None
    first_response: int | None = None
    first_response_working: int | None = None
    ended_at: datetime | None = None
    ending: str = ""
    resolution: int | None = None
    resolution_working: int | None = None
    first_contact: bool | None = None
    reopened: bool | None = None
    confirmed: bool | None = None
    dismissed: bool | None = None
    known: bool | None = None


NOTHING = Fact()


def fact_of(story: Story, hours: Hours, *, from_customer: bool, spam: bool, known: bool = False) -> Fact:
    """Return what a ticket contributes to the figures; `known` says that it need not have been written."""
    wait = story.first_wait()
    if wait is None or spam or not from_customer:
        return NOTHING
    fact = Fact(asked_at=wait.since, contact=True, known=known or None)
    if wait.answered and wait.until:
        fact = _answered(fact, hours, wait.since, wait.until)
    ending = story.ending()
    if ending is None:
        return fact
    fact = replace(fact, ended_at=story.ended_at(), ending=ending.value, dismissed=ending is Ending.DISMISSED)
    return _solved(fact, story, hours, ending) if ending in STOOD and wait.answered else fact


def _answered(fact: Fact, hours: Hours, asked: datetime, answered: datetime) -> Fact:
    return replace(
        fact,
        answered_at=answered,
        first_response=_seconds(answered - asked),
        first_response_working=_seconds(between(hours, asked, answered)),
    )


def _solved(fact: Fact, story: Story, hours: Hours, ending: Ending) -> Fact:
    asked = story.times(What.ASKED)[0]
    solved_at = story.over_since() or asked
    reopened = bool(story.times(What.REOPENED))
    answers = story.times(What.ANSWERED)
    spoke_again = any(at > answers[0] for at in story.times(What.ASKED))
    return replace(
        fact,
        resolution=_seconds(solved_at - asked),
        resolution_working=_seconds(between(hours, asked, solved_at)),
        first_contact=len(answers) == 1 and not spoke_again and not reopened,
        reopened=reopened,
        confirmed=ending is not Ending.SILENT,
    )


def _seconds(span: timedelta) -> int:
    """Return whole seconds, the begun one not counted."""
    return span // timedelta(seconds=1)
