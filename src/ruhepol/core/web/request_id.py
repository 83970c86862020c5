"""Gives every request a short id that all its log lines carry and its answer names."""

import re
import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from structlog.contextvars import bound_contextvars

HEADER = "X-Request-ID"
_SOUND = re.compile(r"[A-Za-z0-9._-]{8,64}")


class RequestIdMiddleware:
    """Takes over a sound id that came with the request (from a proxy), else makes one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request with its id bound to the log context."""
        given = request.headers.get(HEADER, "")
        request_id = given if _SOUND.fullmatch(given) else secrets.token_hex(8)
        with bound_contextvars(request=request_id):
            response = self.get_response(request)
        response[HEADER] = request_id
        return response
