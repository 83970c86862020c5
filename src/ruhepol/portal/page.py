"""What every page of the portal shows besides its own: brand, visitor, the way to the other language."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import translate_url
from django.utils import translation

from ruhepol.core.text import Language
from ruhepol.people.selectors import default_brand
from ruhepol.portal.visitor import identity_of


def draw(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Render a template of the portal with the frame's facts beside `context`."""
    frame = {
        "brand": default_brand(),
        "visitor": identity_of(request),
        "other_languages": other_languages(request),
    }
    return render(request, f"portal/{template}", {**frame, **(context or {})}, status=status)


def reading() -> Language:
    """Return the language the visitor reads in."""
    return "de" if (translation.get_language() or "en").startswith("de") else "en"


def missing(request: HttpRequest) -> HttpResponse:
    """Say that there is no such page, and lead on to search and to a person."""
    return draw(request, "missing.html", status=404)


def other_languages(request: HttpRequest) -> dict[str, str]:
    """Return the same page's address in the languages the reader has not chosen."""
    current = translation.get_language()
    return {code: translate_url(request.get_full_path(), code) for code in ("de", "en") if code != current}
