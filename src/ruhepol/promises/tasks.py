"""What the promises room does in the background."""

from collections.abc import Iterable

from django_tasks import task

from ruhepol.core.jobs.periodic import every
from ruhepol.promises.models import Clock
from ruhepol.promises.models.clock import RUNNING
from ruhepol.promises.services.clocks import keep_clocks
from ruhepol.promises.services.sweep import note_broken
from ruhepol.tickets.models import Ticket


@every(60)
@task()
def note_broken_promises() -> None:
    """Look for promises whose time has passed."""
    note_broken()


@task(queue_name="slow")
def follow_calendar(calendar_id: int) -> None:
    """Work out every running clock that goes by this calendar anew."""
    running = Clock.objects.filter(RUNNING, calendar_id=calendar_id).order_by("ticket_id")
    _keep(running.values_list("ticket_id", flat=True).distinct(), anew=True)


@task(queue_name="slow")
def follow_targets() -> None:
    """Bring the clocks of all open tickets under the targets now in force."""
    _keep(Ticket.objects.active().order_by("pk").values_list("pk", flat=True), anew=False)


def _keep(ticket_ids: Iterable[int], *, anew: bool) -> None:
    for ticket_id in list(ticket_ids):
        keep_clocks(ticket_id=ticket_id, anew=anew)
