"""What the healing room does when something happens in it, or when a ticket arrives."""

from ruhepol.core.events.outbox import receiver
from ruhepol.healing.events import ProblemSaved, RunApproved, RunDecided, RunEvent, RunUndoing
from ruhepol.healing.services.notice import notice_kind
from ruhepol.healing.tasks import go_on, look_at_what_arrived
from ruhepol.people.models import Asset
from ruhepol.tickets.events import MessageReceived
from ruhepol.tickets.models import Ticket


@receiver(ProblemSaved, replays=True)
def look_for_it(event: ProblemSaved) -> None:
    """Look who has a problem that was just described, without waiting for their next signal."""
    notice_kind(event.problem_id)


@receiver(MessageReceived)
def look_when_a_ticket_arrives(event: MessageReceived) -> None:
    """Look at the customer's things, if they have any, whatever channel the ticket came by."""
    writer = Ticket.objects.filter(pk=event.ticket_id).values("customer")
    if event.opened and Asset.objects.filter(customers__in=writer).exists():
        look_at_what_arrived.enqueue(ticket_id=event.ticket_id)


@receiver(RunApproved, RunDecided, RunUndoing)
def carry_out(event: RunEvent) -> None:
    """Let a worker go on with a repair that may."""
    go_on(event.run_id)
