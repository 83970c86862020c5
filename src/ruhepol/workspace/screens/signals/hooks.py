"""Webhooks of a source, for administrators: how they sign and are read, tried on what came lately."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.healing.models import Hook, Source
from ruhepol.healing.policies import get_source_for
from ruhepol.healing.reading.form import EXAMPLE, FormError
from ruhepol.healing.selectors import Trial, try_form
from ruhepol.healing.services.hooks import renew_secret, set_hook
from ruhepol.workspace.desk import DeskRequest, admins, desk
from ruhepol.workspace.frame import draw, show
from ruhepol.workspace.screens.signals.hook_forms import HookForm

SECRET = "hook_secret"  # noqa: S105  the name under which a session keeps it once


@desk("GET", "POST", needs=admins)
def hook(request: DeskRequest, source_id: int) -> HttpResponse:
    """Show a source's webhook and what came by it, set it up and change it."""
    source = get_source_for(request.user, source_id)
    held = Hook.objects.filter(source=source).first()
    form = HookForm(request.POST or None, instance=held)
    if request.method == "POST" and form.is_valid():
        secret = form.cleaned_data["secret"]
        _made, fresh = set_hook(source=source, way=form.way(), secret=secret, by=request.user.actor)
        messages.success(request, _("Saved. It counts from the next delivery on."))
        return _with_secret(request, source, fresh)
    text = form["form"].value() or ""
    context = {
        "source": source,
        "hook": Hook.objects.filter(source=source).first(),
        "form": form,
        "example": EXAMPLE,
        "secret": request.session.pop(SECRET, ""),
        "address": request.build_absolute_uri(f"/signals/hooks/{source.pk}/"),
        **tried(source, text),
    }
    return show(request, "hook", context, status=422 if form.errors else 200)


@desk("POST", needs=admins)
def try_hook(request: DeskRequest, source_id: int) -> HttpResponse:
    """Show what a form that is being written would make of the latest payloads."""
    source = get_source_for(request.user, source_id)
    return draw(request, "hook/_trials", tried(source, request.POST.get("form", "")))


@desk("POST", needs=admins)
def new_secret(request: DeskRequest, source_id: int) -> HttpResponse:
    """Give a webhook another secret; the old one ends."""
    source = get_source_for(request.user, source_id)
    held = Hook.objects.filter(source=source).first()
    return _with_secret(request, source, renew_secret(hook=held, by=request.user.actor) if held else "")


def _with_secret(request: DeskRequest, source: Source, fresh: str) -> HttpResponse:
    """Go to the webhook's page, which shows a fresh secret this once."""
    if fresh:
        request.session[SECRET] = fresh
    return redirect("workspace:source-hook", source_id=source.pk)


def tried(source: Source, text: str) -> dict[str, object]:
    """Return what the preview shows: the latest payloads with this form, or why it is none."""
    trials: list[Trial] = []
    try:
        trials = try_form(source, text)
    except FormError as error:
        return {"trials": trials, "wrong": str(error)}
    return {"trials": trials, "wrong": ""}
