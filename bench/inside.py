"""What the measurements ask the database itself: a session, tickets to open, jobs still to run."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ruhepol.config.settings")
django.setup()

from django.conf import settings  # noqa: E402  all below need Django set up
from django.db.models import Q  # noqa: E402
from django.test import Client  # noqa: E402

from bench.visitor import TOKEN  # noqa: E402
from ruhepol.core import clock  # noqa: E402
from ruhepol.core.models import Job, WorkerRow  # noqa: E402
from ruhepol.core.models.job import JobState  # noqa: E402
from ruhepol.people.models import Agent, Role  # noqa: E402
from ruhepol.tickets.filters import Viewer, apply_filters  # noqa: E402
from ruhepol.tickets.models import PlannedReply, Ticket, View  # noqa: E402

SOME = 50


def cookies_of_a_stranger() -> dict[str, str]:
    """Return the cookies of somebody who has seen a page before."""
    return {settings.CSRF_COOKIE_NAME: TOKEN}


def cookies_of_a_lead() -> dict[str, str]:
    """Sign a lead in and return the cookies."""
    client = Client()
    client.force_login(Agent.objects.filter(role=Role.LEAD).order_by("pk")[0])
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return {**cookies_of_a_stranger(), settings.SESSION_COOKIE_NAME: session}


def some_tickets() -> dict[int, int]:
    """Return the newest open tickets, each with the number of its newest message."""
    newest = Ticket.objects.open().newest_first()
    return dict(newest.values_list("pk", "last_number")[:SOME])


def tickets() -> int:
    """Return how many tickets there are."""
    return Ticket.objects.count()


def full_list() -> str:
    """Return the address of the shared view that holds most: an empty inbox would cost half."""
    viewer = Viewer(agent_id=0, now=clock.now())
    views = View.objects.filter(owner=None)
    held = {v.pk: apply_filters(Ticket.objects.all(), v.filters, viewer).count() for v in views}
    return f"/desk/?view={max(held, key=lambda key: held[key])}"


def workers_at_work() -> int:
    """Return how many workers are on the roll."""
    return WorkerRow.objects.count()


def jobs_left() -> bool:
    """Tell whether a job is due or running, or an answer still waits in case it is taken back."""
    due = Q(state=JobState.WAITING, run_at__lte=clock.now())
    waits = PlannedReply.objects.filter(stopped="").exists()
    return waits or Job.objects.filter(due | Q(state=JobState.RUNNING)).exists()
