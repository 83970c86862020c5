"""Erasing what an erased customer said, and what was said to them; that there was a ticket still counts."""

from django.db import transaction
from django.db.models import Q, QuerySet

from ruhepol.core.actors import SYSTEM
from ruhepol.core.events.outbox import publish
from ruhepol.core.files.needs import let_go_later
from ruhepol.core.models import EventRow
from ruhepol.people.models import Customer
from ruhepol.people.selectors import addresses_before_erasing
from ruhepol.tickets.events import TicketErased
from ruhepol.tickets.models import Attachment, Copy, Draft, Message, PlannedReply, Ticket
from ruhepol.tickets.services._conversation import lock
from ruhepol.tickets.services.indexing import index_tickets
from ruhepol.tickets.services.solve import close

ERASED = "–"


def erase_words_of(*, customer_id: int) -> int:
    """Erase the tickets of a customer, and their words in tickets of others; return how many were theirs.

    Publishes TicketErased for each that was not erased yet. Does nothing for a customer who is not erased.
    """
    if not Customer.objects.exclude(erased_at=None).filter(pk=customer_id).exists():
        return 0
    count = sum(_erase(ticket) for ticket in Ticket.objects.filter(customer=customer_id).order_by("pk"))
    _erase_elsewhere(customer_id)
    return count


@transaction.atomic
def _erase(ticket: Ticket) -> bool:
    """Close a ticket and blank what stands in it, but not what others wrote who took part; once."""
    held = lock(close(ticket=ticket, by=SYSTEM))
    if EventRow.objects.filter(stream=f"ticket:{held.pk}", name=TicketErased.name).exists():
        return False
    _blank(Message.objects.filter(Q(customer=None) | Q(customer=held.customer), ticket=held))
    held.details.all().delete()
    _drop_unsent(held)
    held.subject, held.excerpt = ERASED, ""
    held.save(update_fields=["subject", "excerpt"])
    index_tickets([held.pk])
    publish(TicketErased(ticket_id=held.pk), by=SYSTEM)
    return True


def _drop_unsent(ticket: Ticket) -> None:
    unsent: list[Draft | PlannedReply] = [*ticket.drafts.all(), *ticket.planned.all()]
    let_go_later([file["digest"] for row in unsent for file in row.files])
    for row in unsent:
        row.delete()


@transaction.atomic
def _erase_elsewhere(customer_id: int) -> None:
    """Blank what they said in tickets of others, and that they were sent a copy there."""
    said = Message.objects.filter(customer=customer_id).exclude(ticket__customer=customer_id)
    tickets = list(said.order_by().values_list("ticket", flat=True).distinct())
    _blank(said)
    Copy.objects.filter(address__in=addresses_before_erasing(customer_id)).delete()
    Ticket.objects.filter(pk__in=tickets).update(excerpt="")
    index_tickets(tickets)


def _blank(messages: QuerySet[Message]) -> None:
    keys = list(messages.values_list("pk", flat=True))
    files = Attachment.objects.filter(message__in=keys)
    digests = list(files.values_list("digest", flat=True))
    files.delete()
    Copy.objects.filter(message__in=keys).delete()
    Message.objects.filter(pk__in=keys).update(text=ERASED, folded="", html="")
    let_go_later(digests)
