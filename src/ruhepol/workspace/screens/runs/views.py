"""Repairs that wait for a person, run, or are over."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.core.actors import Actor
from ruhepol.core.web.keys import key_in
from ruhepol.healing.exceptions import RailError, RunMovedError
from ruhepol.healing.models import Run
from ruhepol.healing.policies import get_run_for
from ruhepol.healing.services import runs as services
from ruhepol.workspace.desk import DeskRequest, desk
from ruhepol.workspace.frame import draw, show
from ruhepol.workspace.screens.runs import panels
from ruhepol.workspace.screens.runs.forms import DecisionForm
from ruhepol.workspace.words import language

Act = Callable[[Run, Actor, str], Run]
ACTS: dict[str, Act] = {
    "approve": lambda run, by, _why: services.approve(run=run, by=by),
    "refuse": lambda run, by, why: services.refuse(run=run, why=why, by=by),
    "stop": lambda run, by, _why: services.stop(run=run, by=by),
    "undo": lambda run, by, _why: services.undo(run=run, by=by),
    "happened": lambda run, by, _why: services.decide(run=run, happened=True, by=by),
    "again": lambda run, by, _why: services.decide(run=run, happened=False, by=by),
}


@desk("GET")
def runs(request: DeskRequest) -> HttpResponse:
    """List what waits for a person, and what was repaired lately."""
    lately = panels.lately(request.user, key_in(request.GET.get("before", "")) or None)
    context = {
        "waiting": panels.waiting_for(request.user),
        "stopped": panels.stopped_remedies() if request.user.leads else [],
        "lately": lately,
        "older": f"?before={lately[-1].pk}" if len(lately) == panels.PAGE else "",
    }
    return show(request, "runs", context)


@desk("GET")
def waiting(request: DeskRequest) -> HttpResponse:
    """Show in the inbox what waits for a person."""
    return draw(request, "runs/_waiting", {"waiting": panels.waiting_for(request.user)})


@desk("GET")
def run(request: DeskRequest, run_id: int) -> HttpResponse:
    """Show how far a repair is; news fetches the part that moves."""
    held = get_run_for(request.user, run_id)
    shown = panels.shown(held, request.user, "de" if language().startswith("de") else "en")
    return show(request, "run", {"shown": shown, "run": held}, part="course")


@desk("POST")
def decide(request: DeskRequest, run_id: int) -> HttpResponse:
    """Approve, refuse, stop, undo, or say what nobody else can know."""
    held = get_run_for(request.user, run_id)
    form = DecisionForm(request.POST)
    if form.is_valid():
        try:
            ACTS[form.cleaned_data["what"]](held, request.user.actor, form.cleaned_data["why"])
        except RunMovedError:
            messages.warning(request, _("It has moved on meanwhile; look again."))
        except RailError as error:
            messages.error(request, rail_words(error.rail))
    return redirect("workspace:run", run_id=held.pk)


def rail_words(rail: str) -> str:
    """Return why a repair may not begin just now."""
    return {
        "stopped": _("The remedy is stopped for all until a lead releases it."),
        "fixed": _("The problem counts as fixed for good."),
        "no_steps": _("Nothing is known yet that repairs it."),
        "click": _("It begins with the customer's own click."),
        "asset": _("Another repair is at work on this asset."),
        "cool_down": _("The last repair of this asset was a moment ago; it rests first."),
        "limit": _("This asset was repaired as often as the remedy may."),
        "window": _("It may only run in its maintenance window."),
        "breaker": _("Too many repairs began within minutes. The remedy is stopped; look what is wrong."),
    }[rail]
