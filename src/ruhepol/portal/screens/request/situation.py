"""What we know of a customer's things while they write: looked at openly, never against their wish."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST

from ruhepol.healing.looking import Look, look
from ruhepol.people.models import Asset
from ruhepol.portal.limits import allows
from ruhepol.portal.page import draw
from ruhepol.portal.screens.request import panels
from ruhepol.portal.visitor import identity_of

MOST = 20
TOO_MANY = 429
_KEY = "portal_looks_away"


@dataclass(frozen=True, slots=True)
class Situation:
    """The things that were looked at and what was found; nothing where the customer wants no look."""

    assets: Sequence[Asset]
    looks: Sequence[Look]
    looks_away: bool = False


def situation(request: HttpRequest, text: str = "") -> Situation | None:
    """Return how the visitor's own things are; None for strangers and for customers without any."""
    visitor = identity_of(request)
    if visitor is None:
        return None
    assets = list(Asset.objects.filter(customers=visitor.customer_id).order_by("kind", "name")[:MOST])
    if not assets:
        return None
    if request.session.get(_KEY):
        return Situation((), (), looks_away=True)
    return Situation(assets, look(assets, text))


@require_POST
def typed(request: HttpRequest) -> HttpResponse:
    """Look once more, with what has been typed so far; the text is read and forgotten."""
    if not allows(request, "situation", most=60, seconds=60):
        return HttpResponse(status=TOO_MANY)
    text = f"{request.POST.get('subject', '')}\n{request.POST.get('text', '')}"[: panels.LONGEST]
    response = draw(request, "request/_situation.html", {"situation": situation(request, text)})
    patch_cache_control(response, private=True, no_store=True)  # it names things of theirs
    return response


@require_POST
def may_look(request: HttpRequest) -> HttpResponse:
    """Take the customer's word whether we may look, for as long as they are signed in."""
    if identity_of(request) is not None:
        request.session[_KEY] = request.POST.get("look") == "no"
    return HttpResponseRedirect(reverse("portal:request"))
