"""Setting up systems and trying them out, for administrators."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.healing.doing.trying import try_out
from ruhepol.healing.exceptions import AddressError, SecretNeededError
from ruhepol.healing.models import System
from ruhepol.healing.policies import get_system_for
from ruhepol.healing.services.systems import save_system
from ruhepol.workspace.desk import DeskRequest, admins, desk
from ruhepol.workspace.frame import draw, show
from ruhepol.workspace.screens.systems.forms import SystemForm


@desk("GET", needs=admins)
def systems(request: DeskRequest) -> HttpResponse:
    """List the systems that checks ask and remedies act in."""
    return show(request, "systems", {"systems": System.objects.all()})


@desk("GET", "POST", needs=admins)
def new(request: DeskRequest) -> HttpResponse:
    """Set up another one."""
    form = SystemForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and (made := _kept(request, form, form.cleaned_data["name"]))
    ):
        return redirect("workspace:system", system_id=made.pk)
    return show(request, "system", {"form": form, "system": None}, status=422 if form.errors else 200)


@desk("GET", "POST", needs=admins)
def system(request: DeskRequest, system_id: int) -> HttpResponse:
    """Show how a system is set up, and change it."""
    held = get_system_for(request.user, system_id)
    form = SystemForm(request.POST or None, instance=held)
    if request.method == "POST" and form.is_valid() and _kept(request, form, held.name):
        return redirect("workspace:system", system_id=held.pk)
    held.refresh_from_db()
    return show(request, "system", {"form": form, "system": held}, status=422 if form.errors else 200)


@desk("POST", needs=admins)
def try_it(request: DeskRequest, system_id: int) -> HttpResponse:
    """Ask the system something harmless, and show what came back."""
    held = get_system_for(request.user, system_id)
    path = request.POST.get("path", "").strip() or "/"
    return draw(request, "system/_trial", {"system": held, "trial": try_out(held, path)})


def _kept(request: DeskRequest, form: SystemForm, name: str) -> System | None:
    """Keep it and say so; where it cannot be kept, the form says why."""
    secret = form.cleaned_data["secret"] or None
    try:
        kept = save_system(name=name, setup=form.setup(), secret=secret, by=request.user.actor)
    except AddressError as error:
        form.refuse(error)
    except SecretNeededError:
        form.ask_for_secret()
    else:
        messages.success(request, _("Saved. Try it out, and name it in checks and steps."))
        return kept
    return None
