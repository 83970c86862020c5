"""What the healing room does when something happens in it, or when a ticket arrives."""

from ruhepol.core.actors import SYSTEM
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.events.outbox import receiver
from ruhepol.healing.events import (
    ProblemFound,
    ProblemSaved,
    RemedyStopped,
    RunApproved,
    RunDecided,
    RunEvent,
    RunFailed,
    RunHealed,
    RunStopped,
    RunUndoing,
    RunUndone,
)
from ruhepol.healing.models import KnownProblem
from ruhepol.healing.services.erasing import erase_from_repairs
from ruhepol.healing.services.incidents import declare, propose_outbreak
from ruhepol.healing.services.notice import notice, notice_kind
from ruhepol.healing.services.outcome import tell_outcome
from ruhepol.healing.services.starting import start_remedy, tell_repair
from ruhepol.healing.tasks import go_on, look_at_what_arrived
from ruhepol.people.events import AssetTold, CustomerErased
from ruhepol.people.models import Asset
from ruhepol.tickets.events import MessageReceived
from ruhepol.tickets.models import Ticket

BREAKERS = ("runs", "failures")
# Every mail asks.
_THINGS = Prepared(
    lambda: Asset.objects.filter(
        customers__in=Ticket.objects.filter(pk=Slot("ticket")).values("customer")
    ).values_list("pk", flat=True)[:1]
)


@receiver(ProblemSaved, replays=True)
def look_for_it(event: ProblemSaved) -> None:
    """Look who has a problem that was just described, without waiting for their next signal."""
    notice_kind(event.problem_id)


@receiver(AssetTold)
def look_at_its_state(event: AssetTold) -> None:
    """Look whether what was told of an asset is a known problem."""
    notice([event.asset_id])


@receiver(MessageReceived)
def look_when_a_ticket_arrives(event: MessageReceived) -> None:
    """Look at the customer's things, if they have any, whatever channel the ticket came by."""
    if event.opened and _THINGS.all(ticket=event.ticket_id):
        look_at_what_arrived.enqueue(ticket_id=event.ticket_id)


@receiver(RunApproved, RunDecided, RunUndoing)
def carry_out(event: RunEvent) -> None:
    """Let a worker go on with a repair that may."""
    go_on(event.run_id)


@receiver(ProblemFound)
def repair_by_itself(event: ProblemFound) -> None:
    """Begin what repairs it, where that needs nobody's word."""
    start_remedy(match_id=event.match_id)


@receiver(ProblemFound)
def ask_whether_it_is_an_incident(event: ProblemFound) -> None:
    """Propose an incident where several customers have it."""
    propose_outbreak(problem_id=event.problem_id)


@receiver(RunHealed)
def say_what_was_repaired(event: RunHealed) -> None:
    """Tell customers what was found and repaired before they asked."""
    tell_repair(run_id=event.run_id)


@receiver(RunHealed, RunFailed, RunUndone, RunStopped)
def say_what_became_of_it(event: RunEvent) -> None:
    """Keep the word given to customers whose repair waited for approval."""
    tell_outcome(run_id=event.run_id)


@receiver(RemedyStopped)
def ask_for_a_person(event: RemedyStopped) -> None:
    """Propose an incident where a breaker stopped a remedy: something larger than one asset is wrong."""
    if event.why in BREAKERS:
        declare(problem=KnownProblem.objects.get(pk=event.problem_id), by=SYSTEM)


@receiver(CustomerErased, replays=True)
def forget_customer(event: CustomerErased) -> None:
    """Forget for whom something was repaired."""
    erase_from_repairs(customer_id=event.customer_id)
