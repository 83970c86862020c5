"""What follows from what is said and sorted: the search index stays true, planned answers go out."""

from ruhepol.core.events.outbox import receiver
from ruhepol.people.events import CustomerErased
from ruhepol.tickets.events import (
    AbsorptionUndone,
    MergeUndone,
    MessageQueued,
    MessageReceived,
    NoteAdded,
    ReplyPlanned,
    TicketAbsorbed,
    TicketEvent,
    TicketMerged,
    TicketMoved,
    TicketSplit,
    TicketTagged,
)
from ruhepol.tickets.services.erase import erase_words_of
from ruhepol.tickets.services.indexing import index_tickets
from ruhepol.tickets.services.plan import send_planned


@receiver(TicketMerged, TicketAbsorbed, MergeUndone, AbsorptionUndone, replays=True)
@receiver(MessageReceived, MessageQueued, NoteAdded, TicketMoved, TicketSplit, TicketTagged, replays=True)
def keep_findable(event: TicketEvent) -> None:
    """Write the ticket's search document anew."""
    index_tickets([event.ticket_id])


@receiver(ReplyPlanned)
def send_planned_reply(event: ReplyPlanned) -> None:
    """Send an answer that was kept for a while; the event is heard at the answer's moment."""
    send_planned(planned_id=event.planned_id)


@receiver(CustomerErased, replays=True)
def erase_what_was_said(event: CustomerErased) -> None:
    """Let a customer's words go with the customer."""
    erase_words_of(customer_id=event.customer_id)
