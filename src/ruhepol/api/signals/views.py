"""Signals in: who sends, in which form, and what becomes of what cannot be read or taken just now."""

import math
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import wraps

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ruhepol.api.limits import take as take_turn
from ruhepol.api.signals.answers import BUSY_SECONDS, JSON, PROTOBUF, refused, taken
from ruhepol.api.signals.body import BodyRefusedError, unpacked
from ruhepol.core import clock
from ruhepol.healing.models import Source
from ruhepol.healing.reading.seen import Seen, UnreadableError
from ruhepol.healing.selectors import source_with
from ruhepol.healing.services.take import refuse, take

LONGEST_KEY = 200

Read = Callable[[bytes, str, datetime], Iterable[Seen]]


def _door(read: Read, *forms: str) -> Callable[[HttpRequest], HttpResponse]:
    """Make a view of a way to read; it answers in the form it was spoken to, else in the last of its own."""

    @csrf_exempt
    @require_POST
    @wraps(read)
    def view(request: HttpRequest) -> HttpResponse:
        form = request.content_type if request.content_type in forms else forms[-1]
        try:
            source = _sender(request)
            if source is None:
                return refused(form, 401, "Send the key of a connected source as Authorization: Bearer …")
            if wait := take_turn(source.digest):
                return refused(form, 429, "Too many requests; send fuller batches.", wait=math.ceil(wait))
            return _take(request, source, form, read)
        except (OperationalError, InterfaceError):
            return refused(form, 503, "The database is busy. Nothing was taken.", wait=BUSY_SECONDS)

    return view


def _take(request: HttpRequest, source: Source, form: str, read: Read) -> HttpResponse:
    body = b""
    try:
        body = unpacked(request)
        told = list(read(body, form, clock.now()))
    except BodyRefusedError as error:
        refuse(source=source, form=form, reason=str(error), payload=body)
        return refused(form, error.status, str(error))
    except UnreadableError as error:
        refuse(source=source, form=form, reason=str(error), payload=body)
        return refused(form, 400, str(error))
    take(source=source, told=told, key=request.headers.get("Idempotency-Key", "")[:LONGEST_KEY])
    return taken(form)


def _sender(request: HttpRequest) -> Source | None:
    scheme, _space, key = request.headers.get("Authorization", "").partition(" ")
    return source_with(key.strip()) if scheme.lower() == "bearer" else None


# The readers are loaded with the first signal: a house without sources does without protobuf.


def _read_logs(body: bytes, form: str, now: datetime) -> Iterable[Seen]:
    """Take logs of OpenTelemetry."""
    from ruhepol.healing.reading import otlp, otlp_json  # noqa: PLC0415

    return otlp.logs(otlp_json.as_logs(body) if form == JSON else body, now=now)


def _read_spans(body: bytes, form: str, now: datetime) -> Iterable[Seen]:
    """Take traces of OpenTelemetry."""
    from ruhepol.healing.reading import otlp, otlp_json  # noqa: PLC0415

    return otlp.spans(otlp_json.as_spans(body) if form == JSON else body, now=now)


def _read_plain(body: bytes, _form: str, now: datetime) -> Iterable[Seen]:
    """Take signals in our own JSON."""
    from ruhepol.healing.reading import plain  # noqa: PLC0415

    return plain.signals(body, now=now)


logs, spans = _door(_read_logs, JSON, PROTOBUF), _door(_read_spans, JSON, PROTOBUF)
plain_signals = _door(_read_plain, JSON)
