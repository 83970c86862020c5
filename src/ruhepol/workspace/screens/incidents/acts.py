"""What is done with an incident: a further word, the end, or that it is none."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.healing.exceptions import IncidentMovedError
from ruhepol.healing.models import Incident
from ruhepol.healing.policies import get_incident_for, get_problem_for
from ruhepol.healing.services.incidents import declare, dismiss, end, say
from ruhepol.workspace.desk import DeskRequest, desk, leads
from ruhepol.workspace.screens.incidents.forms import EndForm, SayForm
from ruhepol.workspace.screens.incidents.views import page


@desk("POST", needs=leads)
def say_more(request: DeskRequest, incident_id: int) -> HttpResponse:
    """Say a further word."""
    held = get_incident_for(request.user, incident_id)
    form = SayForm(request.POST, auto_id="more_%s")
    if not form.is_valid():
        return page(request, held, more=form)
    said = form.said()
    return _done(
        request,
        held,
        lambda: say(incident=held, said=said, by=request.user.actor),
        _("Everybody reads it now."),
    )


@desk("POST", needs=leads)
def finish(request: DeskRequest, incident_id: int) -> HttpResponse:
    """Say that it is over."""
    held = get_incident_for(request.user, incident_id)
    form = EndForm(request.POST, auto_id="last_%s")
    if not form.is_valid():
        return page(request, held, last=form)
    said, words = form.said(), _("It is over. Who asked or was affected is told now, a few a minute.")
    return _done(request, held, lambda: end(incident=held, said=said, by=request.user.actor), words)


@desk("POST", needs=leads)
def not_one(request: DeskRequest, incident_id: int) -> HttpResponse:
    """Say that it is no incident."""
    held = get_incident_for(request.user, incident_id)
    words = _("It is none. For some hours nobody is asked about it again.")
    return _done(request, held, lambda: dismiss(incident=held, by=request.user.actor), words)


@desk("POST", needs=leads)
def declare_one(request: DeskRequest, problem_id: int) -> HttpResponse:
    """Propose an incident of a problem by hand, and go to it."""
    known = get_problem_for(request.user, problem_id)
    made = declare(problem=known, by=request.user.actor)
    return redirect("workspace:incident", incident_id=made.pk)


def _done(request: DeskRequest, held: Incident, act: Callable[[], object], words: str) -> HttpResponse:
    try:
        act()
    except IncidentMovedError:
        messages.error(request, _("Somebody was faster: look at how it is now."))
    else:
        messages.success(request, words)
    return redirect("workspace:incident", incident_id=held.pk)
