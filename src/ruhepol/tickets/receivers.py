"""Keeping the search index true after what is said and sorted."""

from ruhepol.core.events.outbox import receiver
from ruhepol.tickets.events import (
    MessageQueued,
    MessageReceived,
    NoteAdded,
    TicketEvent,
    TicketMoved,
    TicketSplit,
    TicketTagged,
)
from ruhepol.tickets.services.indexing import index_tickets


@receiver(MessageReceived, MessageQueued, NoteAdded, TicketMoved, TicketSplit, TicketTagged, replays=True)
def keep_findable(event: TicketEvent) -> None:
    """Write the ticket's search document anew."""
    index_tickets([event.ticket_id])
