"""Asking to hear of the end: at once for who is signed in, else for the owner of an address who agrees."""

from contextlib import suppress

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from ruhepol.channels.email.services.wishes import ask_whether_wanted
from ruhepol.core import crypto
from ruhepol.healing.exceptions import IncidentMovedError, IncidentNotFoundError
from ruhepol.healing.models import Incident
from ruhepol.healing.policies import get_public_incident
from ruhepol.healing.services.following import ask_to_follow, confirm, follow
from ruhepol.portal.limits import allows
from ruhepol.portal.page import draw, missing, reading
from ruhepol.portal.visitor import brand_of, identity_of

PURPOSE = "follow"
MOST, HOUR = 10, 3600
TOO_MANY = 429


class FollowForm(forms.Form):
    """An address, and a field that only machines fill in."""

    address = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(required=False)


@require_http_methods(["GET", "POST"])
def follow_it(request: HttpRequest, number: int) -> HttpResponse:
    """Ask where to tell the end, and remember it; the answer never tells whether an address is known."""
    brand = brand_of(request)
    try:
        incident = get_public_incident(brand, number)
    except IncidentNotFoundError:
        return missing(request)
    form = FollowForm(request.POST or None)
    if request.method == "GET" or incident.state != Incident.State.ACTIVE:
        return _page(request, incident, form)
    visitor = identity_of(request)
    if visitor is not None:
        with suppress(IncidentMovedError):
            follow(incident=incident, identity=visitor, language=reading())
        return _page(request, incident, form, done="followed")
    if not form.is_valid():
        return _page(request, incident, form, status=422)
    if not allows(request, "follow", most=MOST, seconds=HOUR):
        form.add_error("address", _("Too many addresses were given. Please try again in an hour."))
        return _page(request, incident, form, status=TOO_MANY)
    if brand is not None and not form.cleaned_data["website"]:
        with suppress(IncidentMovedError):
            row = ask_to_follow(incident=incident, address=form.cleaned_data["address"], language=reading())
            cause = f"{PURPOSE}:{row.pk}"
            ask_whether_wanted(cause=cause, address=row.address, brand=brand, language=reading())
    return _page(request, incident, form, done="asked")


@require_http_methods(["GET", "POST"])
def confirmed(request: HttpRequest, token: str) -> HttpResponse:
    """Take the word of whoever got our mail. Opening the link decides nothing: programs do, too."""
    try:
        kind, _colon, key = str(crypto.unsign(PURPOSE, token)).partition(":")
        if kind != PURPOSE or not key.isdecimal():
            return missing(request)
        if request.method == "POST":
            confirm(follower_id=int(key))
    except (crypto.BadSignature, IncidentNotFoundError):
        return missing(request)
    return draw(request, "status/confirm.html", {"done": request.method == "POST"})


def _page(
    request: HttpRequest, incident: Incident, form: FollowForm, *, done: str = "", status: int = 200
) -> HttpResponse:
    context = {"incident": incident, "form": form, "done": done}
    return draw(request, "status/follow.html", context, status=status)
