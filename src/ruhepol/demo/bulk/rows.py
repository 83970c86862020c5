"""The rows of one bulk ticket: the ticket, its messages, the claim that it is solved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from ruhepol.demo.bulk import words
from ruhepol.demo.bulk.people import Staff
from ruhepol.demo.bulk.story import Course, course
from ruhepol.people.models import Identity
from ruhepol.tickets.models import Message, Solution, Ticket

CLOSES_AFTER = timedelta(days=5)
EXCERPT = 160
TAKEN_SHARE = 0.5
"""Share of unanswered tickets that have an assignee."""


@dataclass(frozen=True, slots=True)
class Written:
    """One ticket on its way into the tables."""

    ticket: Ticket
    course: Course
    texts: list[str]


def open_ticket(
    random: Random, staff: Staff, contact: Identity, opened: datetime, until: datetime
) -> Written:
    """Return one ticket, not saved yet, with all that will be said in it."""
    way, team = course(random, opened, until), random.choice(staff.teams)
    is_closed, is_solved = way.status == Ticket.Status.CLOSED, way.status == Ticket.Status.SOLVED
    replies = [at for kind, at in way.told if kind == Message.Kind.REPLY]
    language = contact.customer.language
    texts = [_text(random, kind, language) for kind, _ in way.told]
    taken = any(kind != Message.Kind.CUSTOMER for kind, _ in way.told) or random.random() < TAKEN_SHARE
    ticket = Ticket(
        brand=staff.brand,
        customer=contact.customer,
        contact=contact,
        subject=words.subject(random, language),
        channel=random.choice((Ticket.Channel.EMAIL, Ticket.Channel.EMAIL, Ticket.Channel.FORM)),
        language=language,
        topic=staff.topics[staff.teams.index(team)],
        status=way.status,
        priority=random.choice((1, 2, 2, 2, 3, 4)),
        team=team,
        assignee=random.choice(staff.members[team.pk]) if taken else None,
        cause=random.choice(staff.causes) if is_closed else None,
        last_number=len(way.told),
        excerpt=texts[0][:EXCERPT],
        created_at=opened,
        updated_at=way.ended_at + (CLOSES_AFTER if is_closed else timedelta()),
        waiting_since=way.ended_at if way.status == Ticket.Status.OPEN else None,
        first_replied_at=replies[0] if replies else None,
        solved_at=way.ended_at if is_closed or is_solved else None,
        closed_at=way.ended_at + CLOSES_AFTER if is_closed else None,
        due_at=way.ended_at + timedelta(hours=8) if way.status == Ticket.Status.OPEN else None,
    )
    return Written(ticket, way, texts)


def messages_of(written: Written) -> Iterator[Message]:
    """Yield the messages of a saved ticket."""
    ticket = written.ticket
    for number, ((kind, at), text) in enumerate(zip(written.course.told, written.texts, strict=True), 1):
        by_customer = kind == Message.Kind.CUSTOMER
        yield Message(
            ticket=ticket,
            number=number,
            kind=kind,
            agent_id=None if by_customer else ticket.assignee_id,
            customer_id=ticket.customer_id if by_customer else None,
            channel=ticket.channel,
            text=text,
            created_at=at,
        )


def claims_of(written: Written) -> Iterator[Solution]:
    """Yield the claim that a ticket is solved, if there is one."""
    ticket = written.ticket
    if ticket.solved_at:
        yield Solution(
            ticket=ticket,
            agent_id=ticket.assignee_id,
            claimed_at=ticket.solved_at,
            silent_at=ticket.solved_at + CLOSES_AFTER,
            outcome=written.course.outcome,
            ended_at=ticket.closed_at,
        )


def _text(random: Random, kind: str, language: str) -> str:
    say = words.question if kind == Message.Kind.CUSTOMER else words.answer
    return say(random, language)
