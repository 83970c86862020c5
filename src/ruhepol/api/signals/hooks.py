"""The door for webhooks: each source has an address of its own, and its signature is its key."""

import math

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ruhepol.api.limits import take as take_turn
from ruhepol.api.signals.answers import BUSY_SECONDS, JSON, refused, taken
from ruhepol.api.signals.body import BodyRefusedError, plain
from ruhepol.healing.exceptions import HookNotFoundError
from ruhepol.healing.policies import get_active_hook
from ruhepol.healing.reading.seen import UnreadableError
from ruhepol.healing.reading.signing import NotSignedError
from ruhepol.healing.services.hooks import check, take_delivery
from ruhepol.healing.services.take import refuse


@csrf_exempt
@require_POST
def hook(request: HttpRequest, source_id: int) -> HttpResponse:
    """Take what a source's webhook sends; absent, switched off and wrongly signed are answered alike."""
    try:
        return _answer(request, source_id)
    except BodyRefusedError as error:
        return refused(JSON, error.status, str(error))
    except (HookNotFoundError, NotSignedError):
        return refused(JSON, 401, "Not signed with the secret of a webhook that is set up here.")
    except (OperationalError, InterfaceError):
        return refused(JSON, 503, "The database is busy. Nothing was taken.", wait=BUSY_SECONDS)


def _answer(request: HttpRequest, source_id: int) -> HttpResponse:
    held = get_active_hook(source_id)
    body = plain(request)
    key = check(hook=held, headers=request.headers, body=body)
    if wait := take_turn(held.source.digest):
        return refused(JSON, 429, "Too many requests.", wait=math.ceil(wait))
    try:
        take_delivery(hook=held, body=body, key=key)
    except UnreadableError as error:
        refuse(source=held.source, form="webhook", reason=str(error), payload=body)
        return refused(JSON, 400, str(error))
    return taken(JSON)
