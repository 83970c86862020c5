"""What the API says and hears about the nouns of the house."""

from datetime import datetime
from typing import Annotated, Literal, Self

from ninja import Field, Schema

from ruhepol.api.paging import Total
from ruhepol.people.models import Customer
from ruhepol.tickets.models import Detail, Message, Ticket

Status = Literal["open", "waiting", "solved", "closed"]
Channel = Literal["email", "form", "portal", "api", "phone", "chat"]
ADDRESS = r"^[^@\s]+@[^@\s]+$"
"""What every mail address looks like."""
Priority = Annotated[int, Field(ge=1, le=4)]


class Reference(Schema):
    """Another thing by number and name."""

    id: int
    name: str


class CustomerOut(Schema):
    """A person who asks, with the addresses they are recognised by."""

    id: int
    name: str
    language: str
    organisation: str | None
    expertise: str
    note: str
    addresses: list["AddressOut"]
    created_at: datetime

    @classmethod
    def of(cls, customer: Customer) -> Self:
        """Return a customer loaded with organisation and identities."""
        return cls(
            id=customer.pk,
            name=customer.name,
            language=customer.language,
            organisation=customer.organisation.name if customer.organisation else None,
            expertise=customer.expertise,
            note=customer.note,
            addresses=[
                AddressOut(kind=i.kind, value=i.value, verified=i.verified_at is not None)
                for i in customer.identities.all()
            ],
            created_at=customer.created_at,
        )


class AddressOut(Schema):
    """One address; `verified` when the customer proved that it is theirs."""

    kind: str
    value: str
    verified: bool


class DetailOut(Schema):
    """One answer to a question of the topic's form, as it was put then."""

    key: str
    kind: str
    label_de: str
    label_en: str
    value: str | bool | list[str]
    text_de: str
    text_en: str


class TicketOut(Schema):
    """One concern of one customer."""

    number: int
    subject: str
    status: Status
    priority: Priority
    channel: Channel
    begun_by: str
    language: str
    customer: Reference
    assignee: Reference | None
    team: Reference | None
    topic: str | None
    tags: list[str]
    details: list[DetailOut]
    last_message: int = Field(description="number of the newest message")
    created_at: datetime
    updated_at: datetime
    waiting_since: datetime | None
    first_replied_at: datetime | None
    solved_at: datetime | None
    closed_at: datetime | None
    snoozed_until: datetime | None
    due_at: datetime | None
    merged_into: int | None = Field(description="number of the ticket where it goes on")

    @classmethod
    def of(cls, ticket: Ticket) -> Self:
        """Return a ticket loaded `for_list`, with tags and details."""
        plain = {name: getattr(ticket, name) for name in _PLAIN}
        return cls(
            number=ticket.pk,
            customer=Reference(id=ticket.customer_id, name=str(ticket.customer)),
            assignee=_reference(ticket.assignee),
            team=_reference(ticket.team),
            topic=ticket.topic.slug if ticket.topic else None,
            tags=[tag.name for tag in ticket.tags.all()],
            details=[_detail(detail) for detail in ticket.details.all()] if ticket.topic_id else [],
            last_message=ticket.last_number,
            merged_into=ticket.merged_into_id,
            **plain,
        )


_PLAIN = (
    *("subject", "status", "priority", "channel", "begun_by", "language", "created_at", "updated_at"),
    *("waiting_since", "first_replied_at", "solved_at", "closed_at", "snoozed_until", "due_at"),
)


def _detail(row: Detail) -> DetailOut:
    told = {name: getattr(row, name) for name in ("key", "kind", "label_de", "label_en", "value")}
    return DetailOut(**told, text_de=row.said_de, text_en=row.said_en)


def _reference(row: object) -> Reference | None:
    return None if row is None else Reference(id=row.pk, name=str(row))  # type: ignore[attr-defined]


class FileOut(Schema):
    """A file that came or went with a message."""

    id: int
    name: str
    size: int
    content_type: str


class CopyOut(Schema):
    """Somebody who was sent a message, too; `blind` where the others were not told."""

    email: str
    name: str
    blind: bool


class MessageOut(Schema):
    """One message. Numbers rise by one within a ticket."""

    number: int
    kind: Literal["customer", "reply", "note", "bot"]
    channel: Channel
    agent_id: int | None
    customer_id: int | None
    text: str
    files: list[FileOut]
    copies: list[CopyOut]
    created_at: datetime

    @classmethod
    def of(cls, message: Message) -> Self:
        """Return a message loaded with its attachments and copies."""
        files = [
            FileOut(id=f.pk, name=f.name, size=f.size, content_type=f.content_type)
            for f in message.attachments.all()
        ]
        copies = [CopyOut(email=c.address, name=c.name, blind=c.is_blind) for c in message.copies.all()]
        names = ("number", "kind", "channel", "agent_id", "customer_id", "text", "created_at")
        return cls(files=files, copies=copies, **{name: getattr(message, name) for name in names})


class TicketPage(Schema):
    """A page of tickets; `next` is the address of the following one."""

    items: list[TicketOut]
    next: str | None
    total: Total | None


class MessagePage(Schema):
    """A page of messages, oldest first."""

    items: list[MessageOut]
    next: str | None
    total: Total | None


class CustomerPage(Schema):
    """A page of customers, in the order they became known."""

    items: list[CustomerOut]
    next: str | None
    total: Total | None
