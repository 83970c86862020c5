"""Settings for administrators."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from ruhepol.channels.chat.models import Widget
from ruhepol.channels.chat.services.widgets import rotate_secret
from ruhepol.people.exceptions import LastAdminError
from ruhepol.people.models import Agent
from ruhepol.people.services.agents import deactivate, reactivate
from ruhepol.promises.models import Target
from ruhepol.workspace.desk import DeskRequest, admins, desk
from ruhepol.workspace.frame import show
from ruhepol.workspace.navigation import forget
from ruhepol.workspace.screens.settings.chat import WidgetForm, script_line
from ruhepol.workspace.screens.settings.forms import SegmentForm, values
from ruhepol.workspace.screens.settings.kinds import KINDS, REFUSALS
from ruhepol.workspace.screens.settings.promises import PromiseForm


@desk("GET", needs=admins)
def settings(request: DeskRequest) -> HttpResponse:
    """Show everything that can be set, on one page."""
    return show(request, "settings", {"kinds": {key: (kind, kind.rows()) for key, kind in KINDS.items()}})


@desk("GET", "POST", needs=admins)
def edit(request: DeskRequest, kind: str, key: int | None = None) -> HttpResponse:
    """Make or change one thing."""
    chosen = KINDS[kind]
    thing = get_object_or_404(chosen.rows(), pk=key) if key else None
    initial = values(thing, chosen.form) if thing else {}
    if kind == "agent" and thing:
        initial["teams"] = thing.teams.all()
    if kind == "segment" and thing:
        initial = SegmentForm.of(thing)
    if isinstance(thing, Widget):
        initial = WidgetForm.of(thing)
    if isinstance(thing, Target):
        initial = PromiseForm.of(thing)
    form = chosen.form(request.POST or None, agent=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            chosen.keep(thing, form.cleaned_data, request.user)
        except tuple(REFUSALS) as error:
            form.add_error(None, REFUSALS[type(error)])
        else:
            forget(request.user)
            messages.success(request, _("Kept."))
            return redirect("workspace:settings")
    context = {"form": form, "chosen": chosen, "kind": kind, "thing": thing}
    if isinstance(thing, Widget):
        context["script"] = script_line(thing)
    return show(request, "edit", context, status=422 if form.errors else 200)


@desk("POST", needs=admins)
def rotate(request: DeskRequest, key: int) -> HttpResponse:
    """Give a chat window a new secret and show it this once."""
    widget = get_object_or_404(Widget, pk=key)
    secret = rotate_secret(widget=widget, by=request.user.actor)
    return show(request, "secret", {"widget": widget, "secret": secret})


@desk("POST", needs=admins)
def switch(request: DeskRequest, key: int, verb: str) -> HttpResponse:
    """Close or open an agent's account."""
    agent = get_object_or_404(Agent, pk=key)
    try:
        if verb == "close":
            deactivate(agent=agent, by=request.user.actor)
            messages.success(request, _("The account is closed; open sessions end with the next click."))
        else:
            reactivate(agent=agent, by=request.user.actor)
            messages.success(request, _("The account is open again."))
    except LastAdminError:
        messages.error(request, str(REFUSALS[LastAdminError]))
    return redirect("workspace:settings")
