"""What monitors outside may ask of the channels: whether mail flows, without names."""

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ruhepol.channels.email.health import troubles


@never_cache
@require_safe
def channels(request: HttpRequest) -> JsonResponse:  # noqa: ARG001  a view takes the request
    """Answer 200 while all is well, else 503 with the kinds of trouble. Needs no worker to be alive."""
    try:
        kinds = sorted({one.kind for one in troubles()})
    except DatabaseError:
        kinds = ["database"]
    return JsonResponse({"troubles": kinds}, status=503 if kinds else 200)
