"""What every page of the portal shows besides its own: brand, visitor, the way to the other language."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import translate_url
from django.utils import translation
from django.utils.cache import patch_cache_control

from ruhepol.core.text import Language, in_writing
from ruhepol.portal.journey import consent_of
from ruhepol.portal.visitor import brand_of, identity_of

_LARGEST = 2**63 - 1


def draw(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Render a template of the portal with the frame's facts beside `context`."""
    frame = {
        "brand": brand_of(request),
        "visitor": identity_of(request),
        "consent": consent_of(request),
        "other_languages": other_languages(request),
    }
    response = render(request, f"portal/{template}", {**frame, **(context or {})}, status=status)
    if frame["visitor"]:  # what one customer sees is nobody else's, whatever stands between
        patch_cache_control(response, private=True)
    return response


def reading() -> Language:
    """Return the language the visitor reads in."""
    return in_writing(translation.get_language())


def posted_number(request: HttpRequest, name: str) -> int:
    """Return a key that was posted; 0, which nothing has, for anything else."""
    sent = request.POST.get(name, "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < len(str(_LARGEST)) else 0


def missing(request: HttpRequest) -> HttpResponse:
    """Say that there is no such page, and lead on to search and to a person."""
    return draw(request, "missing.html", status=404)


def other_languages(request: HttpRequest) -> dict[str, str]:
    """Return the same page's address in the languages the reader has not chosen."""
    current = translation.get_language()
    return {code: translate_url(request.get_full_path(), code) for code in ("de", "en") if code != current}
