"""What every page of the portal shows besides its own: brand, visitor, the way to the other language."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.urls import translate_url
from django.utils import translation
from django.utils.cache import patch_cache_control

from ruhepol.core.text import Language, in_writing
from ruhepol.core.web.keys import key_in
from ruhepol.portal.journey import consent_of
from ruhepol.portal.visitor import brand_of, identity_of

_GZIP = GZipMiddleware(lambda _request: HttpResponse())
"""Of our own pages alone: files are compressed already. It pads, so that lengths tell nothing of secrets."""


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
    _GZIP.process_response(request, response)
    return response


def reading() -> Language:
    """Return the language the visitor reads in."""
    return in_writing(translation.get_language())


def posted_number(request: HttpRequest, name: str) -> int:
    """Return a key that was posted; 0, which nothing has, for anything else."""
    return key_in(request.POST.get(name, ""))


def missing(request: HttpRequest) -> HttpResponse:
    """Say that there is no such page, and lead on to search and to a person."""
    return draw(request, "missing.html", status=404)


def other_languages(request: HttpRequest) -> dict[str, str]:
    """Return the same page's address in the languages the reader has not chosen."""
    current = translation.get_language()
    return {code: translate_url(request.get_full_path(), code) for code in ("de", "en") if code != current}
