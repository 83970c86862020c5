"""Sending one mail: claim, write, hand over, and keep what the server said. The row knows how far it came."""

import logging
from collections.abc import Collection, Mapping
from contextlib import nullcontext
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import cast

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F, QuerySet

from ruhepol.channels.email.events import DeliveryEvent, MailFailed, MailSent, MailUncertain
from ruhepol.channels.email.exceptions import (
    NoLongerNeededError,
    RefusedError,
    UncertainError,
)
from ruhepol.channels.email.models import Delivery
from ruhepol.channels.email.pauses import pause
from ruhepol.channels.email.secrets import UnreadableSecretError
from ruhepol.channels.email.services import several
from ruhepol.channels.email.services.addresses import note_bounce
from ruhepol.channels.email.services.compose import compose
from ruhepol.channels.email.services.signing import signed
from ruhepol.channels.email.transport import Handed, hand_over
from ruhepol.channels.email.wire import ascii_address
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.crash import point
from ruhepol.core.db.bundle import redone_if_lost
from ruhepol.core.db.changes import Change
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.events.outbox import publish
from ruhepol.core.files.errors import StorageUnavailable
from ruhepol.people.exceptions import TooManyCodesError

logger = logging.getLogger(__name__)

State = Delivery.State

PATIENCE = timedelta(hours=48)
PATIENCE_WITH_CODES = timedelta(minutes=10)
"""A code that comes later than this helps nobody."""
EVENTS: dict[str, type[DeliveryEvent]] = {
    State.SENT: MailSent,
    State.FAILED: MailFailed,
    State.UNKNOWN: MailUncertain,
}


_CLAIM = Change(
    lambda: Delivery.objects.due(cast(datetime, Slot("now"))).filter(pk=Slot("id")),
    state=State.SENDING,
    attempts=F("attempts") + 1,
    next_at=Slot("now"),
)
_CLAIMED = Prepared(
    lambda: Delivery.objects.select_related("brand", "ticket__customer", "message__agent").filter(
        pk=Slot("id")
    )
)
_HANDED = Change(
    lambda: Delivery.objects.filter(pk=Slot("id"), attempts=Slot("attempts"), state=State.SENDING),
    state=State.HANDING,
    next_at=Slot("now"),
)
_SETTLED = Change(
    lambda: Delivery.objects.filter(
        pk=Slot("id"), attempts=Slot("attempts"), state__in=(State.SENDING, State.HANDING, State.UNKNOWN)
    ),
    state=Slot("state"),
    error=Slot("error"),
    sent_at=Slot("sent_at"),
)


NOBODY: Mapping[str, several.Verdict] = MappingProxyType({})
PASSING = (OperationalError, InterfaceError, StorageUnavailable)
"""Troubles of the machine, not of the mail."""


class OvertakenError(Exception):
    """Another worker has taken the mail up meanwhile; this one lets go before anything is handed over."""


def send(*, delivery_id: int) -> Delivery | None:
    """Send one waiting mail; None where it is not waiting (any more).

    Never raises for what a server says: that is written into the row. Raises what passes by (PASSING), so
    that the job is tried again and takes up what this attempt left. Publishes MailSent, MailFailed or
    MailUncertain for mails of a ticket.
    """
    delivery = _claim(delivery_id)
    if delivery is None:
        return None
    point("email.send.claimed")
    try:
        handed = _hand_over(delivery)
    except NoLongerNeededError:
        _settle(delivery, State.DROPPED)
    except OvertakenError:
        logger.warning("mail was taken up by another worker", extra={"delivery": delivery_id})
    except RefusedError as error:
        _settle(delivery, *_verdict(delivery, error), _verdicts(delivery, error.refused))
    except UncertainError as error:
        _settle(delivery, State.UNKNOWN, str(error), _verdicts(delivery, error.refused))
    except PASSING:
        raise
    except Exception as error:
        logger.exception("mail could not be written", extra={"delivery": delivery_id})
        _settle(delivery, State.FAILED, f"{type(error).__name__}: {error}"[:500])
    else:
        _settle(delivery, State.SENT, handed.said, _verdicts(delivery, handed.refused))
    point("email.send.settled")
    return delivery


def _claim(delivery_id: int) -> Delivery | None:
    """Take the mail up; `attempts` is the fence that proves it later."""
    with redone_if_lost():  # nothing has been said to the server yet
        is_ours = _CLAIM(id=delivery_id, now=clock.now())
    return _CLAIMED.get(id=delivery_id) if is_ours else None


def _hand_over(delivery: Delivery) -> Handed:
    try:
        content = compose(delivery).as_bytes()
    except TooManyCodesError as error:
        raise NoLongerNeededError from error
    own = ascii_address(delivery.brand.support_address)
    try:
        content = signed(content, domain=delivery.brand.domain)
    except UnreadableSecretError as error:
        raise RefusedError(str(error), final=False) from error
    point("email.send.written")
    senders = ("", own) if delivery.is_automatic else (own,)

    def now_it_counts(taken: Collection[str]) -> None:
        _begin_handing(delivery, taken)
        point("email.send.handing")

    handed = hand_over(content, senders=senders, to=several.waiting(delivery), before_text=now_it_counts)
    point("email.send.accepted")
    return handed


def _begin_handing(delivery: Delivery, taken: Collection[str]) -> None:
    """Commit that the text follows now; raises OvertakenError where it is another worker's."""
    with transaction.atomic() if delivery.copied else nullcontext():
        if not _HANDED(id=delivery.pk, attempts=delivery.attempts, now=clock.now()):
            raise OvertakenError
        several.begin_handing(delivery, taken)


def _mine(delivery: Delivery, *states: str) -> QuerySet[Delivery]:
    return Delivery.objects.filter(pk=delivery.pk, attempts=delivery.attempts, state__in=states)


@transaction.atomic
def _settle(
    delivery: Delivery, state: str, words: str = "", refused: Mapping[str, several.Verdict] = NOBODY
) -> None:
    """Write down how it ended, unless somebody else has decided meanwhile."""
    if delivery.copied:
        if not _mine(delivery, State.SENDING, State.HANDING).select_for_update().first():
            return
        state, words = several.settle(delivery, (state, words), refused)
    if state == State.QUEUED:
        _wait(delivery, words)
        return
    sent_at = clock.now() if state == State.SENT else None
    values = {"state": state, "error": words, "sent_at": sent_at}
    if not _SETTLED(id=delivery.pk, attempts=delivery.attempts, **values):
        return
    delivery.state, delivery.error, delivery.sent_at = state, words, sent_at
    tell(delivery=delivery)


def _wait(delivery: Delivery, words: str) -> None:
    """Have it tried again later."""
    next_at = clock.now() + pause(attempts=delivery.attempts, words=words)
    delivery.state, delivery.next_at = State.QUEUED, next_at
    mine = _mine(delivery, State.SENDING, State.HANDING)
    mine.update(state=State.QUEUED, next_at=delivery.next_at, error=words)


def tell(*, delivery: Delivery) -> None:
    """Publish what became of a mail on its ticket's stream."""
    event = EVENTS.get(delivery.state)
    if event and delivery.ticket_id:
        publish(
            event(ticket_id=delivery.ticket_id, delivery_id=delivery.pk, message_id=delivery.message_id),
            by=SYSTEM,
        )


def _verdicts(delivery: Delivery, refused: Mapping[str, RefusedError]) -> dict[str, several.Verdict]:
    """Return the verdict on each recipient that was refused, and remember addresses that take no mail."""
    final = [address for address, error in refused.items() if error.final]
    if final:
        own = {ascii_address(row.address): row.address for row in several.recipients(delivery)}
        for address in final:
            note_bounce(address=own.get(address, delivery.to), words=str(refused[address]))
    return {address: _verdict(delivery, error) for address, error in refused.items()}


def _verdict(delivery: Delivery, error: RefusedError) -> several.Verdict:
    """Try again later what may pass; give up on what will not, or not in time."""
    coded = delivery.kind == Delivery.Kind.SIGN_IN
    last = delivery.created_at + (PATIENCE_WITH_CODES if coded else PATIENCE)
    too_late = clock.now() + pause(attempts=delivery.attempts, words=str(error)) > last
    return State.FAILED if error.final or too_late else State.QUEUED, str(error)
