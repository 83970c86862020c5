"""The set-up page: open only while nobody has an account, and only by the link the start has printed."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ruhepol.core import crypto
from ruhepol.people.selectors import default_brand, has_agents
from ruhepol.workspace.desk import DeskRequest, admins, desk
from ruhepol.workspace.frame import show
from ruhepol.workspace.screens.setup.begin import AlreadySetUpError, begin
from ruhepol.workspace.screens.setup.forms import SetupForm

PURPOSE = "workspace.setup"
KEY_AGE = timedelta(days=1)


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def setup(request: HttpRequest) -> HttpResponse:
    """Ask what has to be known, make it so, and let the first administrator in."""
    if has_agents():
        return redirect("workspace:inbox")
    if not _holds_the_key(request.GET.get("key", "")):
        return render(request, "workspace/setup/locked.html", status=403)
    first = {
        "default_language": translation.get_language(),
        "form_of_address": "sie",
        "topics": True,
        "articles": True,
    }
    form = SetupForm(request.POST or None, initial=first)
    if not form.is_valid():
        return render(
            request, "workspace/setup/page.html", {"form": form}, status=422 if form.errors else 200
        )
    try:
        agent = begin(form.cleaned_data)
    except AlreadySetUpError:
        return redirect("workspace:inbox")
    login(request, agent, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("workspace:next_steps")


@desk("GET", needs=admins)
def next_steps(request: DeskRequest) -> HttpResponse:
    """Say what to do in the first hour."""
    return show(request, "setup/next", {"brand": default_brand()})


def _holds_the_key(key: str) -> bool:
    try:
        opened: str = crypto.unsign(PURPOSE, key, max_age=KEY_AGE)
    except crypto.BadSignature:
        return False
    return opened == "first"
