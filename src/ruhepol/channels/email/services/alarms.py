"""Telling somebody what is wrong with the channel, by a way that does not depend on it."""

import json
import logging
from http import HTTPStatus

from django.conf import settings
from django.db import transaction

from ruhepol.channels.email.events import AlarmEnded, AlarmRaised
from ruhepol.channels.email.health import Trouble, troubles
from ruhepol.channels.email.models import Alarm
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.events.outbox import publish

logger = logging.getLogger(__name__)

SECONDS = 10


class UntoldError(Exception):
    """The alarm's receiver could not be reached, or did not take it; it is tried again."""


def watch() -> int:
    """Raise an alarm for each new trouble, end those that are over; return how many go on."""
    now = {(one.kind, one.key): one for one in troubles()}
    going_on = {(alarm.trouble, alarm.key): alarm for alarm in Alarm.objects.filter(ended_at=None)}
    for key, trouble in now.items():
        if key not in going_on:
            _begin(trouble)
    for key, alarm in going_on.items():
        if key not in now:
            _end(alarm)
    return len(now)


@transaction.atomic
def _begin(trouble: Trouble) -> None:
    facts = {"words": trouble.words, "began_at": clock.now()}
    alarm, is_new = Alarm.objects.get_or_create(
        trouble=trouble.kind, key=trouble.key, ended_at=None, defaults=facts
    )
    if is_new:
        publish(AlarmRaised(alarm_id=alarm.pk), by=SYSTEM)


@transaction.atomic
def _end(alarm: Alarm) -> None:
    if Alarm.objects.filter(pk=alarm.pk, ended_at=None).update(ended_at=clock.now()):
        publish(AlarmEnded(alarm_id=alarm.pk), by=SYSTEM)


def tell(*, alarm_id: int, is_over: bool) -> None:
    """Write an alarm into the log and post it to RUHEPOL_ALARM_URL. Raises UntoldError."""
    alarm = Alarm.objects.get(pk=alarm_id)
    words = f"Ruhepol: {'over: ' if is_over else ''}{alarm.words}"
    logger.log(logging.WARNING if is_over else logging.ERROR, words, extra={"alarm": alarm.trouble})
    if not settings.RUHEPOL.alarm_url:
        return
    # Loaded here: most installations have no such address, and every process would pay for the client.
    import httpx  # noqa: PLC0415

    # `text` is what Slack, Mattermost, Teams and their like show; the rest is for programs.
    told = {"text": words, "trouble": alarm.trouble, "about": alarm.key, "over": is_over, "alarm": alarm.pk}
    try:
        answer = httpx.post(
            settings.RUHEPOL.alarm_url,
            content=json.dumps(told),
            headers={"Content-Type": "application/json"},
            timeout=SECONDS,
        )
    except httpx.HTTPError as error:
        raise UntoldError(f"{type(error).__name__}: {error}") from error
    if answer.status_code >= HTTPStatus.BAD_REQUEST:
        raise UntoldError(f"the answer was {answer.status_code}")
