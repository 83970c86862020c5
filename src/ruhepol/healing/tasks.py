"""What the healing room does in the background."""

from django.conf import settings
from django_tasks import task

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.jobs.nudges import answers, nudge
from ruhepol.core.jobs.once import enqueue_once
from ruhepol.core.jobs.periodic import every
from ruhepol.healing.doing import hands
from ruhepol.healing.models import Pull
from ruhepol.healing.services.advance import advance
from ruhepol.healing.services.following import tell_ends
from ruhepol.healing.services.learning import learn
from ruhepol.healing.services.matching import match_due, match_noticed, match_open
from ruhepol.healing.services.notice import CALL
from ruhepol.healing.services.noting import note_what_is_wrong
from ruhepol.healing.services.pulls import fetch
from ruhepol.healing.services.sweep import expire_late, left_alone
from ruhepol.healing.services.telling import tell_found
from ruhepol.healing.services.thin import forget, thin
from ruhepol.tickets.models import Ticket


@every(3600)
@task(queue_name="slow")
def tidy_signals() -> None:
    """Thin old signals and forget those that are too old."""
    forget(keep_days=settings.RUHEPOL.signal_days)
    thin()


@answers(CALL, after=0.5)
@task()
def match_signals() -> None:
    """Look at assets of which something was told, gathered for half a second."""
    if match_noticed():
        nudge(CALL)


@task(queue_name="slow")
def fetch_signals(pull_id: int) -> None:
    """Fetch what a system does not tell by itself."""
    fetch(pull_id=pull_id)


@every(10)
@task()
def fetch_due() -> None:
    """Begin every fetch that is due."""
    for pull_id in Pull.objects.filter(is_active=True, next_at__lte=clock.now()).values_list("pk", flat=True):
        enqueue_once(fetch_signals, key=f"fetch:{pull_id}", pull_id=pull_id)


@every(30)
@task()
def tell_customers() -> None:
    """Tell customers, unasked, what was found with their things."""
    tell_found()


@every(60)
@task()
def tell_of_ends() -> None:
    """Tell who asked or was affected that an incident is over, a few a minute."""
    tell_ends()


@every(30)
@task()
def match_again() -> None:
    """Find what has passed or begun by itself, and what a crash left."""
    match_open()
    match_due()
    if match_noticed():
        nudge(CALL)


@task(queue_name="default")
def look_at_what_arrived(ticket_id: int) -> None:
    """Leave a note about what is wrong with the things of whoever wrote."""
    ticket = Ticket.objects.select_related("brand").filter(pk=ticket_id).first()
    if ticket:
        note_what_is_wrong(ticket=ticket, by=SYSTEM)


@every(4 * 3600)
@task(queue_name="slow")
def learn_from_signals() -> None:
    """Look which signals come before tickets."""
    learn()


@task(queue_name="default", time_limit=900)
def advance_run(run_id: int) -> None:
    """Go on with a repair, and come back when there is more to do."""
    later = advance(run_id=run_id, hands=hands)
    if later is not None:
        advance_run.using(run_after=later).enqueue(run_id=run_id)


def go_on(run_id: int) -> None:
    """Let a worker go on with a repair."""
    enqueue_once(advance_run, key=f"run:{run_id}", run_id=run_id)


@every(30)
@task()
def sweep_runs() -> None:
    """Go on with what a crash left, and end what nobody approved in time."""
    for run_id in left_alone():
        go_on(run_id)
    expire_late()
