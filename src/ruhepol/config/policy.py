"""What a browser may load and run on our pages: only what we serve, and no script or style in the page."""

from typing import Any

from csp.constants import NONE, SELF


def content_security_policy(*, secure: bool) -> dict[str, Any]:
    """Return django-csp's setting. A view that needs more says so with django-csp's decorators."""
    directives: dict[str, Any] = {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
    if secure:
        directives["upgrade-insecure-requests"] = True
    return {"DIRECTIVES": directives}
