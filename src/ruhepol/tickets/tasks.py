"""What the tickets room does by itself as time passes."""

from django_tasks import task

from ruhepol.core import clock
from ruhepol.core.jobs.periodic import every
from ruhepol.tickets.models import PlannedReply, Solution, Ticket
from ruhepol.tickets.services.plan import send_planned
from ruhepol.tickets.services.snooze import wake
from ruhepol.tickets.services.solve import close_unanswered

BATCH = 200


@every(60)
@task()
def close_silent() -> None:
    """Close tickets whose customers stayed silent for the set time."""
    due = Solution.objects.filter(outcome="", silent_at__lte=clock.now()).select_related("ticket__brand")
    for claim in due[:BATCH]:
        close_unanswered(claim=claim)


@every(30)
@task()
def wake_snoozed() -> None:
    """Bring back tickets whose time has come."""
    for ticket in Ticket.objects.filter(snoozed_until__lte=clock.now())[:BATCH]:
        wake(ticket=ticket)


@every(60)
@task(queue_name="mail")
def send_overdue_replies() -> None:
    """Send answers whose job is lost."""
    due = PlannedReply.objects.filter(stopped="", send_at__lte=clock.now()).order_by("send_at")
    for planned_id in list(due.values_list("pk", flat=True)[:BATCH]):
        send_planned(planned_id=planned_id)
