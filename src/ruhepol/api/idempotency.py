"""Creating something once, however often the request arrives: the header `Idempotency-Key`."""

import hashlib
import json
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from ninja import Schema
from ninja.responses import NinjaJSONEncoder

from ruhepol.api.auth import token_of
from ruhepol.api.problems import Problem
from ruhepol.people.exceptions import KeyReusedError
from ruhepol.people.services.answers import answer_once

LONGEST = 200


def create_once(request: HttpRequest, work: Callable[[], Schema]) -> HttpResponse:
    """Do the work and answer 201 with what it made; with a key, only the first time.

    The same key with another body answers 422. `work` runs inside the transaction that keeps its answer.
    """
    key = request.headers.get("Idempotency-Key", "").strip()
    if not key:
        return _response(201, _json(work()))
    if len(key) > LONGEST:
        raise Problem(
            422, "The idempotency key is too long.", f"Use at most {LONGEST} characters, e.g. a UUID."
        )
    asked = f"{request.method} {request.get_full_path()}\n".encode() + request.body
    try:
        status, body = answer_once(
            token=token_of(request),
            key=key,
            request=hashlib.sha256(asked).hexdigest(),
            work=lambda: (201, _json(work())),
        )
    except KeyReusedError as error:
        raise Problem(
            422,
            "This idempotency key belongs to another request.",
            "Use a new key for every new request, and the old one only to repeat the very same request.",
        ) from error
    return _response(status, body)


def _json(made: Schema) -> str:
    # The encoder of all other answers, so that a moment is written alike when made and when read.
    return json.dumps(made.model_dump(), cls=NinjaJSONEncoder)


def _response(status: int, body: str) -> HttpResponse:
    return HttpResponse(body, status=status, content_type="application/json")
