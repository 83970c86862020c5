"""Background work for administrators."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.core.jobs.selectors import dead_jobs, queue_health
from ruhepol.core.jobs.services import NotDead, drop_dead, retry_dead
from ruhepol.core.models import Job
from ruhepol.core.web.keys import key_in
from ruhepol.workspace.desk import DeskRequest, admins, desk
from ruhepol.workspace.frame import show

PAGE = 50


@desk("GET", needs=admins)
def jobs(request: DeskRequest) -> HttpResponse:
    """Show the queues and the jobs that gave up."""
    dead = dead_jobs(before=key_in(request.GET.get("before", "")) or None, limit=PAGE)
    older = f"?before={dead[-1].pk}" if len(dead) == PAGE else ""
    return show(request, "jobs", {"queues": queue_health(), "dead": dead, "older": older})


@desk("POST", needs=admins)
def decide(request: DeskRequest, job_id: int, verb: str) -> HttpResponse:
    """Let a dead job run again, or remove it for good."""
    job = Job.objects.filter(pk=job_id).first()
    if job is None:
        raise Http404
    try:
        if verb == "retry":
            retry_dead(job=job, by=request.user.actor)
            messages.success(request, _("It runs again."))
        else:
            drop_dead(job=job, by=request.user.actor)
            messages.success(request, _("It is removed."))
    except NotDead:
        messages.warning(request, _("Somebody else has decided about it already."))
    return redirect("workspace:jobs")
