"""What we know of a customer's things before a word is typed: looked at openly, never against their wish."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from ruhepol.healing.diagnosis import Finding, diagnose
from ruhepol.people.models import Asset
from ruhepol.portal.visitor import identity_of

MOST = 20
_KEY = "portal_looks_away"


@dataclass(frozen=True, slots=True)
class Situation:
    """The things that were looked at and what was found; nothing where the customer wants no look."""

    assets: Sequence[Asset]
    findings: Sequence[Finding]
    looks_away: bool = False


def situation(request: HttpRequest) -> Situation | None:
    """Return how the visitor's own things are; None for strangers and for customers without any."""
    visitor = identity_of(request)
    if visitor is None:
        return None
    assets = list(Asset.objects.filter(customers=visitor.customer_id).order_by("kind", "name")[:MOST])
    if not assets:
        return None
    if request.session.get(_KEY):
        return Situation((), (), looks_away=True)
    return Situation(assets, diagnose(assets))


@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Take the customer's word whether we may look, for as long as they are signed in."""
    if identity_of(request) is not None:
        request.session[_KEY] = request.POST.get("look") == "no"
    return HttpResponseRedirect(reverse("portal:request"))
