"""Stopping a remedy for everybody, and releasing it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.healing.models import Remedy
from ruhepol.healing.policies import get_problem_for
from ruhepol.healing.services.remedies import release_remedy, stop_remedy
from ruhepol.workspace.desk import DeskRequest, desk, leads


@desk("POST", needs=leads)
def switch(request: DeskRequest, problem_id: int) -> HttpResponse:
    """Stop a remedy for everybody, or release it."""
    problem = get_problem_for(request.user, problem_id)
    held = Remedy.objects.filter(problem=problem).first()
    if held is not None and held.stopped_at is None:
        stop_remedy(remedy=held, why="person", by=request.user.actor)
        messages.success(request, _("Stopped. Nothing more begins; what is at work goes on."))
    elif held is not None:
        release_remedy(remedy=held, by=request.user.actor)
        messages.success(request, _("Released. It may begin again; failures are counted from now on."))
    return redirect("workspace:problem", problem_id=problem.pk)
