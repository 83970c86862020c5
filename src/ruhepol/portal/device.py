"""A browser by a random word in a cookie, so that coming back about the same matter can be told.

The cookie is set when the first answer is shown, not before; it names nobody and leaves after 30 days.
"""

import re
import secrets

from django.http import HttpRequest, HttpResponse

_NAME = "ruhepol_device"
_AGE = 30 * 24 * 3600  # seconds
_SHAPE = re.compile(r"[\w-]{43}")


def device_of(request: HttpRequest) -> str:
    """Return the browser's word; empty while it has none."""
    word = request.COOKIES.get(_NAME, "")
    return word if _SHAPE.fullmatch(word) else ""


def new_device() -> str:
    """Return a fresh word."""
    return secrets.token_urlsafe(32)


def remember(request: HttpRequest, response: HttpResponse, device: str) -> None:
    """Give the browser its word back."""
    response.set_cookie(
        _NAME, device, max_age=_AGE, httponly=True, samesite="Lax", secure=request.is_secure()
    )
