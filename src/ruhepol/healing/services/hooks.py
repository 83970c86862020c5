"""Webhooks: setting one up, and taking what it sends when it is signed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction

from ruhepol.core import clock, crypto
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.core.sealing import Box, UnreadableSecretError
from ruhepol.healing.events import SourceChanged
from ruhepol.healing.models import Hook, Payload, Source
from ruhepol.healing.reading import form as forms
from ruhepol.healing.reading.seen import UnreadableError
from ruhepol.healing.reading.signing import STYLES, Delivery, NotSignedError, Own
from ruhepol.healing.services.take import take

BOX = Box("healing.hooks", "webhook secrets")
MOST_PAYLOADS, LARGEST_KEPT = 20, 65_536
NOTED_EVERY = timedelta(seconds=5)


@dataclass(frozen=True, kw_only=True)
class Way:
    """How a webhook signs, and how it is read."""

    style: str
    signature_header: str = "X-Signature"
    moment_header: str = ""
    form: str = ""


@transaction.atomic
def set_hook(*, source: Source, way: Way, by: Actor, secret: str = "") -> tuple[Hook, str]:
    """Give a source a webhook or change it; returns it with its secret where that is new, shown once.

    A `secret` is the one the system made itself; without one a new webhook gets one of ours.
    Publishes SourceChanged. Raises FormError.
    """
    if way.form.strip():
        forms.parse(way.form)
    hook = Hook.objects.select_for_update().filter(source=source).first() or Hook(source=source)
    for name, value in vars(way).items():
        setattr(hook, name, value)
    fresh = secret.strip() or ("" if hook.pk else crypto.new_token())
    if fresh:
        hook.sealed_secret = BOX.seal(fresh)
    hook.save()
    publish(SourceChanged(source_id=source.pk), by=by)
    return hook, "" if secret else fresh


@transaction.atomic
def renew_secret(*, hook: Hook, by: Actor) -> str:
    """Make another secret and end the old one; returns it, shown once. Publishes SourceChanged."""
    fresh = crypto.new_token()
    Hook.objects.filter(pk=hook.pk).update(sealed_secret=BOX.seal(fresh))
    publish(SourceChanged(source_id=hook.source_id), by=by)
    return fresh


def check(*, hook: Hook, headers: Mapping[str, str], body: bytes) -> str:
    """Return what a delivery is known by once it is shown to be the source's. Raises NotSignedError.

    What is turned away is noted with its reason, without what it said: anybody can send anything.
    """
    now = clock.now()
    sent = Delivery({name.lower(): value for name, value in headers.items()}, body, now)
    try:
        own = Own(hook.signature_header, hook.moment_header)
        signature = STYLES[hook.style](sent, BOX.unseal(hook.sealed_secret), own)
    except (NotSignedError, UnreadableSecretError) as error:
        if hook.turned_away_at is None or hook.turned_away_at < now - NOTED_EVERY:
            Hook.objects.filter(pk=hook.pk).update(turned_away_at=now, turned_away_why=str(error)[:120])
        raise NotSignedError(str(error)) from error
    return "hook:" + hashlib.sha256(signature.encode()).hexdigest()


@transaction.atomic
def keep_payload(*, source: Source, body: bytes) -> None:
    """Keep what came, for the one who writes its form; the newest few stay."""
    Payload.objects.create(source=source, at=clock.now(), body=body[:LARGEST_KEPT])
    old = list(source.payloads.values_list("pk", flat=True)[MOST_PAYLOADS:])
    if old:
        Payload.objects.filter(pk__in=old).delete()


def take_delivery(*, hook: Hook, body: bytes, key: str) -> int:
    """Take what a signed delivery tells, once for its `key`; return how much. Raises UnreadableError."""
    keep_payload(source=hook.source, body=body)
    document = parsed(body)
    if not hook.form.strip():
        return 0
    told = forms.signals(document, forms.parse(hook.form), now=clock.now())
    return take(source=hook.source, told=told, key=key)


def parsed(body: bytes) -> Any:  # noqa: ANN401  JSON
    """Return the document of some JSON. Raises UnreadableError."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"not JSON: {error}") from error
