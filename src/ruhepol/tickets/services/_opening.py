"""How a ticket begins, whoever speaks first."""

from dataclasses import dataclass
from datetime import datetime

from ruhepol.core.db.rows import insert
from ruhepol.people.models import Brand, Identity
from ruhepol.tickets.models import Ticket, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a message needs to begin a ticket of its own."""

    brand: Brand
    subject: str
    language: str
    topic: Topic | None = None
    begun_by: str = Ticket.Begin.CUSTOMER


def open_ticket(contact: Identity, channel: str, opening: Opening, now: datetime) -> Ticket:
    """Write the row of a new ticket; the topic's team receives it."""
    topic = opening.topic
    return insert(
        Ticket(
            brand=opening.brand,
            customer_id=contact.customer_id,
            contact=contact,
            subject=" ".join(opening.subject.split())[:300],
            channel=channel,
            begun_by=opening.begun_by,
            language=opening.language,
            topic=topic,
            team_id=topic.team_id if topic else None,
            created_at=now,
            updated_at=now,
        )
    )
