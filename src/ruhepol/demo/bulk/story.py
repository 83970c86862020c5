"""The course of one bulk ticket: who says what when, and how it ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from ruhepol.tickets.models import Message, Solution, Ticket

ACTIVE_DAYS = 10
"""Tickets of this age may still be open; older ones are closed."""

CONFIRMED_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Course:
    """How far a ticket has come. `told` holds (kind, moment) for every message."""

    told: list[tuple[str, datetime]]
    status: str
    outcome: str

    @property
    def ended_at(self) -> datetime:
        """The moment of the last message."""
        return self.told[-1][1]


def course(random: Random, opened: datetime, until: datetime) -> Course:
    """Return the course of a ticket that was opened at a moment and is looked at on `until`."""
    told = list(_talk(random, opened, until))
    is_old = until - opened > timedelta(days=ACTIVE_DAYS)
    replied = any(kind == Message.Kind.REPLY for kind, _ in told)
    if is_old and not replied:
        told.append((Message.Kind.REPLY, told[-1][1] + timedelta(hours=2)))
    if is_old:
        is_confirmed = random.random() < CONFIRMED_SHARE
        outcome = Solution.Outcome.CONFIRMED if is_confirmed else Solution.Outcome.SILENT
        return Course(told, Ticket.Status.CLOSED, outcome)
    if told[-1][0] == Message.Kind.CUSTOMER:
        return Course(told, Ticket.Status.OPEN, "")
    return Course(told, random.choice((Ticket.Status.WAITING, Ticket.Status.SOLVED)), "")


def _talk(random: Random, opened: datetime, until: datetime) -> Iterator[tuple[str, datetime]]:
    at = opened
    yield Message.Kind.CUSTOMER, at
    for kind in random.choice(TURNS):
        at += timedelta(minutes=random.randrange(5, 600))
        if at >= until:
            return
        yield kind, at


TURNS = (
    (Message.Kind.REPLY,),
    (Message.Kind.REPLY,),
    (Message.Kind.NOTE, Message.Kind.REPLY),
    (Message.Kind.REPLY, Message.Kind.CUSTOMER, Message.Kind.REPLY),
    (Message.Kind.NOTE, Message.Kind.REPLY, Message.Kind.CUSTOMER, Message.Kind.REPLY),
)
