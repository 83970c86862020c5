"""Keeping facts true after what happens to tickets and calendars."""

from ruhepol.core.events.outbox import receiver
from ruhepol.healing.events import (
    RunConfirmed,
    RunEvent,
    RunFailed,
    RunHealed,
    RunStopped,
    RunUndoing,
    RunUndone,
)
from ruhepol.insights.services.facts import record
from ruhepol.insights.services.healed import record_runs
from ruhepol.insights.services.journey import forget_way_to
from ruhepol.insights.tasks import rebuild_for_brand, rebuild_for_calendar
from ruhepol.people.events import BrandSaved, CalendarChanged
from ruhepol.tickets.events import (
    AbsorptionUndone,
    MergeUndone,
    MessageQueued,
    MessageReceived,
    TicketAbsorbed,
    TicketClosed,
    TicketErased,
    TicketEvent,
    TicketMerged,
    TicketMoved,
    TicketReopened,
    TicketTagged,
)


# Confirmation and silence come with TicketClosed, and a solution counts only once the ticket is closed.
@receiver(TicketMerged, TicketAbsorbed, MergeUndone, AbsorptionUndone, replays=True)
@receiver(
    MessageReceived, MessageQueued, TicketClosed, TicketReopened, TicketMoved, TicketTagged, replays=True
)
def keep_fact(event: TicketEvent) -> None:
    """Write the ticket's fact anew."""
    record([event.ticket_id])


@receiver(CalendarChanged, replays=True)
def keep_working_times(event: CalendarChanged) -> None:
    """Measure the working times of the brands that use the calendar anew."""
    rebuild_for_calendar.enqueue(calendar_id=event.calendar_id)


@receiver(BrandSaved, replays=True)
def keep_the_brands_hours(event: BrandSaved) -> None:
    """Measure the working times of a brand anew that goes by another calendar now."""
    if "calendar" in event.fields:
        rebuild_for_brand.enqueue(brand_id=event.brand_id)


@receiver(TicketErased, replays=True)
def forget_the_way(event: TicketErased) -> None:
    """Forget what an erased customer read and searched before asking."""
    forget_way_to(ticket_id=event.ticket_id)


@receiver(RunHealed, RunFailed, RunStopped, RunUndoing, RunUndone, RunConfirmed, replays=True)
def keep_run_fact(event: RunEvent) -> None:
    """Write the repair's fact anew."""
    record_runs([event.run_id])
