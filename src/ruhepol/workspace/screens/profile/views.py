"""An agent's own preferences."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import override

from ruhepol.people.services.agents import set_preferences
from ruhepol.workspace.desk import DeskRequest, desk
from ruhepol.workspace.frame import show
from ruhepol.workspace.screens.profile.forms import ProfileForm

_FIELDS = ("name", "language", "theme", "time_zone", "signature")
_YEAR = 365 * 24 * 3600


@desk("GET", "POST")
def profile(request: DeskRequest) -> HttpResponse:
    """Show and keep what the agent decides for herself."""
    initial = {field: getattr(request.user, field) for field in _FIELDS}
    form = ProfileForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        agent = set_preferences(agent=request.user, by=request.user.actor, **form.cleaned_data)
        with override(agent.language):
            messages.success(request, _("Kept. This is how it looks now."))
        response = redirect("workspace:profile")
        # The sign-in pages know nobody yet, so this browser remembers both for them.
        response.set_cookie("theme", agent.theme, max_age=_YEAR, samesite="Lax")
        response.set_cookie("django_language", agent.language, max_age=_YEAR, samesite="Lax")
        return response
    return show(request, "profile", {"form": form}, status=422 if form.errors else 200)
