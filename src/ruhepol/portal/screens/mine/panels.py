"""What the pages of own requests show, one function a room."""

from dataclasses import dataclass

from django.urls import reverse

from ruhepol.core.db.keyset import Mark, write_mark
from ruhepol.people.models import Customer
from ruhepol.tickets.models import Attachment, Message, Solution, Ticket

PAGE = 20


@dataclass(frozen=True)
class Listing:
    """A page of requests and where the next one begins."""

    tickets: list[Ticket]
    older: str


@dataclass(frozen=True)
class Download:
    """A file of a message; `size` in bytes."""

    href: str
    name: str
    size: int


@dataclass(frozen=True)
class Said:
    """One public message with its files."""

    message: Message
    files: list[Download]
    pictures: dict[str, str]
    """Where the pictures within an agent's words are, by their names."""


def listing(customer: Customer, *, before: Mark | None) -> Listing:
    """Return the customer's requests, newest first; `older` is the cursor of the next page or empty."""
    tickets = Ticket.objects.of(customer).standing().newest_first()
    if before:
        tickets = tickets.older_than(*before)
    rows = list(tickets[: PAGE + 1])
    older = write_mark(rows[PAGE - 1].updated_at, rows[PAGE - 1].pk) if len(rows) > PAGE else ""
    return Listing(rows[:PAGE], older)


def conversation(ticket: Ticket) -> list[Said]:
    """Return what was said to and by the customer, oldest first."""
    public = ticket.messages.exclude(kind=Message.Kind.NOTE).order_by("created_at", "number")
    loaded = public.select_related("agent", "customer").prefetch_related("attachments")
    return [_said(message) for message in loaded]


def last_own(said: list[Said]) -> int:
    """Return the number of the customer's last message, 0 before the first."""
    own = [each.message.number for each in said if each.message.kind == Message.Kind.CUSTOMER]
    return own[-1] if own else 0


def _said(message: Message) -> Said:
    files = list(message.attachments.all())
    shown = {
        each.content_id: reverse("portal:picture", args=[each.pk])
        for each in files
        if each.is_picture_of_ours
    }
    return Said(message, [_file(each) for each in files if each.content_id not in shown], shown)


def _file(attachment: Attachment) -> Download:
    return Download(reverse("portal:file", args=[attachment.pk]), attachment.name, attachment.size)


def open_claim(ticket: Ticket) -> Solution | None:
    """Return the claim the customer is asked about, if there is one."""
    return ticket.solutions.filter(outcome="").first()
