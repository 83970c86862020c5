"""The public pages of incidents: the same for everybody, so whatever stands between may keep them a while."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from ruhepol.healing.exceptions import IncidentNotFoundError
from ruhepol.healing.incidents import history, known, reach, things
from ruhepol.healing.policies import get_public_incident
from ruhepol.portal.page import missing, other_languages
from ruhepol.portal.visitor import brand_of

FRESH, STALE = 30, 300  # seconds


@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """Show what is broken just now and what was within ninety days."""
    brand = brand_of(request)
    return _drawn(request, "page", {"known": known(brand), "history": history(brand)})


@require_safe
def incident(request: HttpRequest, number: int) -> HttpResponse:
    """Show everything that was said of one incident."""
    try:
        found = get_public_incident(brand_of(request), number)
    except IncidentNotFoundError:
        return missing(request)
    count = reach(found).assets
    concerned = things(found.problem.asset_kind, count) if count else ""
    return _drawn(request, "one", {"incident": found, "said": found.words.all(), "things": concerned})


def _drawn(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    """Draw without looking at who asks: no session is read and no theme, so one copy serves all."""
    brand, others = brand_of(request), other_languages(request)
    frame = {
        "brand": brand,
        "other_languages": {code: request.build_absolute_uri(address) for code, address in others.items()},
        "here": request.build_absolute_uri(request.path),
    }
    with timezone.override(brand.time_zone if brand else None):
        response = HttpResponse(render_to_string(f"portal/status/{name}.html", {**frame, **context}))
    patch_cache_control(response, public=True, max_age=FRESH, stale_while_revalidate=STALE)
    return response
