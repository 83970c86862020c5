"""What we know of a customer's things while they write: looked at openly, never against their wish."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST

from ruhepol.portal.limits import allows
from ruhepol.portal.page import draw, reading
from ruhepol.portal.situation import Situation, situation_of
from ruhepol.portal.visitor import identity_of

TOO_MANY = 429
_KEY = "portal_looks_away"


def situation(request: HttpRequest, text: str | None = None) -> Situation | None:
    """Return how the visitor's own things are; None for strangers and for customers without any."""
    visitor = identity_of(request)
    if visitor is None:
        return None
    away = bool(request.session.get(_KEY))
    return situation_of(visitor.customer, text, reading(), looks_away=away)


@require_POST
def typed(request: HttpRequest) -> HttpResponse:
    """Look once more, with what has been typed so far."""
    if not allows(request, "situation", most=60, seconds=60):
        return HttpResponse(status=TOO_MANY)
    text = f"{request.POST.get('subject', '')}\n{request.POST.get('text', '')}"
    response = draw(request, "request/_situation.html", {"situation": situation(request, text)})
    patch_cache_control(response, private=True, no_store=True)  # it names things of theirs
    return response


@require_POST
def may_look(request: HttpRequest) -> HttpResponse:
    """Take the customer's word whether we may look, for as long as they are signed in."""
    if identity_of(request) is not None:
        request.session[_KEY] = request.POST.get("look") == "no"
    return HttpResponseRedirect(reverse("portal:request"))
