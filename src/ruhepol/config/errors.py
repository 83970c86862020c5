"""Django's handlers for what went wrong: it finds them by their names in `config.urls`."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_path

from ruhepol.portal.page import missing
from ruhepol.ui.errors import error


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what could not be read, or was more than we read."""
    return error(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  Django's signature
    """Answer what this person may not do."""
    return error(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  as above
    """Answer an address without a page; in the help centre search and a person are near."""
    return missing(request) if get_language_from_path(request.path_info) else error(request, 404)


def failed(request: HttpRequest) -> HttpResponse:
    """Answer a fault of ours."""
    return error(request, 500)


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer who signs in too often; allauth asks for it."""
    return error(request, 429)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  as above
    """Answer a form that is older than its sign-in, or sent by a browser that lost its cookies."""
    return error(request, 403, "403_csrf")
