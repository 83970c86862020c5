"""The choice whether a visitor's way is kept, and the page that explains it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from ruhepol.insights.services.journey import JOINED, LOOSE
from ruhepol.portal.journey import decide
from ruhepol.portal.limits import allows
from ruhepol.portal.page import draw


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Explain what is kept, for how long, and offer the choice."""
    return draw(request, "privacy/page.html", {"loose": LOOSE.days, "joined": JOINED.days})


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Take the choice and go back to where it was made."""
    wanted = request.POST.get("next", "")
    own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    response = HttpResponseRedirect(wanted if wanted and own else reverse("portal:privacy"))
    yes = request.POST.get("journey") == "yes" and allows(request, "agree", most=30, seconds=3600)
    decide(request, response, yes=yes)
    return response
