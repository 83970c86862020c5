"""What follows from what is said and sorted: the search index stays true, planned answers go out."""

from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.events.outbox import receiver
from ruhepol.tickets.events import (
    MessageQueued,
    MessageReceived,
    NoteAdded,
    ReplyPlanned,
    TicketEvent,
    TicketMoved,
    TicketSplit,
    TicketTagged,
)
from ruhepol.tickets.models import PlannedReply
from ruhepol.tickets.services.indexing import index_tickets
from ruhepol.tickets.tasks import send_planned_reply

_PLANNED = Prepared(lambda: PlannedReply.objects.filter(pk=Slot("id")))


@receiver(MessageReceived, MessageQueued, NoteAdded, TicketMoved, TicketSplit, TicketTagged, replays=True)
def keep_findable(event: TicketEvent) -> None:
    """Write the ticket's search document anew."""
    index_tickets([event.ticket_id])


@receiver(ReplyPlanned)
def send_when_due(event: ReplyPlanned) -> None:
    """See to it that a planned answer goes out at its moment."""
    planned = _PLANNED.first(id=event.planned_id)
    if planned:
        send_planned_reply.using(run_after=planned.send_at).enqueue(planned_id=planned.pk)
