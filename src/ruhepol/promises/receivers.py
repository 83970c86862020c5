"""Clocks start, pause and stop with what happens to tickets, and follow calendars and targets."""

from ruhepol.core.events.outbox import receiver
from ruhepol.people.events import CalendarChanged
from ruhepol.promises.events import TargetChanged
from ruhepol.promises.services.clocks import keep_clocks
from ruhepol.promises.tasks import follow_calendar, follow_targets
from ruhepol.tickets.events import (
    AbsorptionUndone,
    MergeUndone,
    MessageQueued,
    MessageReceived,
    PriorityChanged,
    TicketAbsorbed,
    TicketClosed,
    TicketEvent,
    TicketMerged,
    TicketMoved,
    TicketReopened,
    TicketSolved,
    TicketTagged,
)


# Waiting for the customer begins together with MessageQueued; a decline comes with TicketReopened.
@receiver(TicketMerged, TicketAbsorbed, MergeUndone, AbsorptionUndone, replays=True)
@receiver(
    MessageReceived,
    MessageQueued,
    TicketSolved,
    TicketClosed,
    TicketReopened,
    TicketMoved,
    PriorityChanged,
    TicketTagged,
    replays=True,
)
def keep_promises(event: TicketEvent) -> None:
    """Bring the ticket's clocks up to date."""
    keep_clocks(ticket_id=event.ticket_id)


@receiver(CalendarChanged, replays=True)
def work_out_anew(event: CalendarChanged) -> None:
    """Let running clocks follow their calendar."""
    follow_calendar.enqueue(calendar_id=event.calendar_id)


@receiver(TargetChanged, replays=True)
def bring_under_targets(_event: TargetChanged) -> None:
    """Let open tickets follow the targets."""
    follow_targets.enqueue()
