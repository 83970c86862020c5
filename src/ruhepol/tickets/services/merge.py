"""Two tickets turn out to be one concern: all that was said in one goes to the other, and back on wish."""

from datetime import datetime
from typing import Any

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.tickets.events import (
    AbsorptionUndone,
    MergeUndone,
    TicketAbsorbed,
    TicketMerged,
    TicketReopened,
)
from ruhepol.tickets.exceptions import CannotMergeError, NotMergedError
from ruhepol.tickets.models import Merge, Message, Solution, Ticket
from ruhepol.tickets.services._conversation import excerpt_of, lock, newest_words, refuse_erased, settle_turn
from ruhepol.tickets.services._ending import end_claim

BATCH = 500
_MOMENTS = ("waiting_since", "snoozed_until", "solved_at", "closed_at")


@transaction.atomic
def merge(*, ticket: Ticket, into: Ticket, by: Actor) -> Merge:
    """Move all that was said in `ticket` into another one, behind what is there, and close it.

    Whatever comes in for it later arrives there. If the customer waited in either, the customer waits there,
    since the earlier of the two moments. Unsent answers stay with the closed ticket and are not sent.
    Publishes TicketMerged on it, TicketAbsorbed (and TicketReopened) on the other one.
    Raises CannotMergeError for a ticket into itself, and where either is merged already, and
    ErasedError where either is erased.
    """
    old, new = _both(ticket, into)
    if old.pk == new.pk or old.merged_into_id or new.merged_into_id:
        raise CannotMergeError
    refuse_erased(old, new)
    now = clock.now()
    claim = end_claim(old, Solution.Outcome.WITHDRAWN, now)
    before = {"status": old.status, "claim": claim.pk if claim else None} | _moments_of(old)
    numbers = _carry(list(old.messages.order_by("number")), new)
    _take_over(old, new, now, by)
    _end(old, new, now)
    row = Merge.objects.create(
        ticket=old,
        into=new,
        agent_id=by.id if by.is_agent else None,
        numbers=numbers,
        before=before,
        merged_at=now,
    )
    ids = tuple(int(key) for key in numbers)
    publish(TicketMerged(ticket_id=old.pk, into_id=new.pk, message_ids=ids), by=by)
    publish(TicketAbsorbed(ticket_id=new.pk, from_id=old.pk, message_ids=ids), by=by)
    return row


@transaction.atomic
def unmerge(*, ticket: Ticket, by: Actor) -> Merge:
    """Give a merged ticket back what was said in it; what came in later stays where it arrived.

    Publishes MergeUndone on it and AbsorptionUndone on the other one. Raises NotMergedError, ErasedError,
    and CannotMergeError while the other one is itself merged: the later merging has to be undone first.
    """
    standing = Merge.objects.filter(ticket=ticket, undone_at=None).select_related("ticket", "into").first()
    if standing is None:
        raise NotMergedError
    old, new = _both(standing.ticket, standing.into)
    row = Merge.objects.select_for_update().filter(pk=standing.pk, undone_at=None).first()
    if row is None:
        raise NotMergedError
    if new.merged_into_id:
        raise CannotMergeError
    refuse_erased(old)
    back = list(new.messages.filter(pk__in=[int(key) for key in row.numbers]))
    for message in back:
        message.ticket, message.number = old, row.numbers[str(message.pk)]
    Message.objects.bulk_update(back, ["ticket", "number"], batch_size=BATCH)
    row.undone_at = clock.now()
    row.save(update_fields=["undone_at"])
    _restore(old, row.before)
    settle_turn(new)
    ids = tuple(message.pk for message in back)
    publish(MergeUndone(ticket_id=old.pk, into_id=new.pk, message_ids=ids), by=by)
    publish(AbsorptionUndone(ticket_id=new.pk, from_id=old.pk, message_ids=ids), by=by)
    return row


def _both(ticket: Ticket, into: Ticket) -> tuple[Ticket, Ticket]:
    """Hold both, in the order of their numbers: two agents who merge crosswise do not wait for ever."""
    held = {one.pk: lock(one) for one in sorted((ticket, into), key=lambda one: one.pk)}
    return held[ticket.pk], held[into.pk]


def _carry(messages: list[Message], new: Ticket) -> dict[str, int]:
    """Move messages behind those of a ticket; return the numbers they had."""
    numbers = {str(message.pk): message.number for message in messages}
    for message in messages:
        new.last_number += 1
        message.ticket, message.number = new, new.last_number
    Message.objects.bulk_update(messages, ["ticket", "number"], batch_size=BATCH)
    return numbers


def _take_over(old: Ticket, new: Ticket, now: datetime, by: Actor) -> None:
    """Let the customer's wait go on in the ticket that stays, and show the words that are the newest now."""
    last = newest_words(new)
    new.excerpt = excerpt_of(last.text) if last else new.excerpt
    answered = [at for at in (old.first_replied_at, new.first_replied_at) if at]
    new.first_replied_at = min(answered, default=None)
    if old.status == Ticket.Status.OPEN and old.waiting_since:
        if new.is_over:
            end_claim(new, Solution.Outcome.WITHDRAWN, now)
            new.solved_at = new.closed_at = None
            publish(TicketReopened(ticket_id=new.pk), by=by)
        new.status, new.snoozed_until = Ticket.Status.OPEN, None
        new.waiting_since = min(old.waiting_since, new.waiting_since or old.waiting_since)
    new.updated_at = now
    new.save()


def _end(old: Ticket, new: Ticket, now: datetime) -> None:
    old.status, old.merged_into = Ticket.Status.CLOSED, new
    old.closed_at = old.updated_at = now
    old.waiting_since = old.snoozed_until = old.due_at = None
    old.save()


def _moments_of(ticket: Ticket) -> dict[str, str | None]:
    moments = {name: getattr(ticket, name) for name in _MOMENTS}
    return {name: at.isoformat() if at else None for name, at in moments.items()}


def _restore(old: Ticket, before: dict[str, Any]) -> None:
    """Let a ticket be again what it was; a question the customer had been asked is open again."""
    old.status, old.merged_into, old.updated_at = before["status"], None, clock.now()
    for name in _MOMENTS:
        setattr(old, name, datetime.fromisoformat(before[name]) if before[name] else None)
    old.save()
    Solution.objects.filter(pk=before["claim"]).update(outcome="", ended_at=None)
