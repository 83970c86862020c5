"""How a ticket begins, whoever speaks first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ruhepol.core.db.rows import insert
from ruhepol.people.models import Brand, Identity, Team
from ruhepol.tickets.models import Detail, Ticket, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a message needs to begin a ticket of its own."""

    brand: Brand
    subject: str
    language: str
    topic: Topic | None = None
    team: Team | None = None
    begun_by: str = Ticket.Begin.CUSTOMER
    details: Sequence[Detail] = ()


def open_ticket(contact: Identity, channel: str, opening: Opening, now: datetime) -> Ticket:
    """Write the row of a new ticket and what its form asked; the team named receives it, else the topic's."""
    topic, team = opening.topic, opening.team
    ticket = insert(
        Ticket(
            brand=opening.brand,
            customer_id=contact.customer_id,
            contact=contact,
            subject=" ".join(opening.subject.split())[:300],
            channel=channel,
            begun_by=opening.begun_by,
            language=opening.language,
            topic=topic,
            team_id=team.pk if team else topic.team_id if topic else None,
            created_at=now,
            updated_at=now,
        )
    )
    if opening.details:
        for detail in opening.details:
            detail.ticket = ticket
        Detail.objects.bulk_create(opening.details)
    return ticket
