"""The breaker: it is pulled when automatic mail passes a limit, and let go by time or by a person."""

from datetime import datetime, timedelta

from django.db import transaction

from ruhepol.channels.email.events import StormBegan, StormEnded
from ruhepol.channels.email.models import Storm
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM, Actor
from ruhepol.core.events.outbox import publish

LASTS = timedelta(hours=1)


@transaction.atomic
def begin_storm(*, scope: str, key: str, limit: int) -> Storm:
    """Hold this automatic mail from now on; one that rages already is returned. Publishes StormBegan."""
    now = clock.now()
    _let_pass(now, scope, key)
    facts = {"limit": limit, "began_at": now, "until": now + LASTS}
    storm, is_new = Storm.objects.get_or_create(scope=scope, key=key, ended_at=None, defaults=facts)
    if is_new:
        publish(StormBegan(storm_id=storm.pk), by=SYSTEM)
    return storm


def _let_pass(now: datetime, scope: str, key: str) -> None:
    """Write down the end of a storm whose hour is over."""
    Storm.objects.filter(scope=scope, key=key, ended_at=None, until__lte=now).update(ended_at=now)


@transaction.atomic
def end_storm(*, storm: Storm, by: Actor) -> Storm:
    """Let this automatic mail flow again; what was held stays held. Publishes StormEnded."""
    held = Storm.objects.select_for_update().get(pk=storm.pk)
    if held.ended_at is None:
        held.ended_at = clock.now()
        held.save(update_fields=["ended_at"])
        publish(StormEnded(storm_id=held.pk), by=by)
    return held
