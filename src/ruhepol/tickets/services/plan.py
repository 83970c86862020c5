"""An answer that goes out a little later: so that it can be taken back, or at a set time."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from ruhepol.core import actors, clock
from ruhepol.core.actors import Actor
from ruhepol.core.db.changes import Removal
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.db.rows import insert
from ruhepol.core.events.outbox import publish
from ruhepol.tickets.events import ReplyPlanned, ReplyStopped, ReplyTakenBack
from ruhepol.tickets.exceptions import (
    AlreadySentError,
    AlreadySolvedError,
    EmptyMessageError,
    NewerMessagesError,
    PastMomentError,
    TicketClosedError,
)
from ruhepol.tickets.models import Draft, Message, PlannedReply, Ticket
from ruhepol.tickets.services._conversation import CopyTo, File, lock
from ruhepol.tickets.services.reply import end_draft, reply
from ruhepol.tickets.services.solve import solve

_DUE = Prepared(
    lambda: (
        PlannedReply.objects.select_for_update(of=("self",))
        .select_related("ticket")
        .filter(pk=Slot("id"), stopped="", send_at__lte=Slot("now"))
    )
)
_DONE = Removal(lambda: PlannedReply.objects.filter(pk=Slot("id")))


@transaction.atomic
def plan_reply(  # noqa: PLR0913  an answer has this many facts
    *,
    ticket: Ticket,
    text: str,
    by: Actor,
    send_at: datetime,
    seen: int | None = None,
    solves: bool = False,
    is_scheduled: bool = False,
    files: Iterable[File] = (),
    copies: Iterable[CopyTo] = (),
) -> PlannedReply:
    """Keep an agent's answer until `send_at`. The writer's draft ends with it.

    Publishes ReplyPlanned, which is heard when the answer's moment has come.
    A scheduled one is not sent when the customer has written meanwhile. Raises what `reply` raises, and
    PastMomentError for a moment that has passed.
    """
    held, now, files = lock(ticket), clock.now(), list(files)
    if held.status == Ticket.Status.CLOSED:
        raise TicketClosedError
    if seen is not None and seen < held.last_number:
        raise NewerMessagesError(held.last_number - seen)
    if not text.strip() and not files:
        raise EmptyMessageError
    if send_at <= now or by.id is None:
        raise PastMomentError
    planned = insert(
        PlannedReply(
            ticket=held,
            agent_id=by.id,
            text=text.strip(),
            files=[asdict(file) for file in files],
            copies=[asdict(copy) for copy in copies],
            seen=held.last_number,
            solves=solves,
            is_scheduled=is_scheduled,
            send_at=send_at,
            created_at=now,
        )
    )
    end_draft(ticket=held, by=by)
    publish(ReplyPlanned(ticket_id=held.pk, planned_id=planned.pk), by=by, heard_at=send_at)
    return planned


@transaction.atomic
def send_planned(*, planned_id: int) -> Message | None:
    """Send an answer whose moment has come, once; None where it is gone, not due, or stopped.

    Publishes what `reply` and `solve` publish, or ReplyStopped where it no longer fits.
    """
    planned = _DUE.first(id=planned_id, now=clock.now())
    if planned is None:
        return None
    author = actors.agent(planned.agent_id)
    if planned.is_scheduled and _was_answered(planned):
        _stop(planned, "news", author)
        return None
    try:
        with transaction.atomic():
            message = reply(
                ticket=planned.ticket,
                text=planned.text,
                wait=not planned.solves,
                files=[File(**facts) for facts in planned.files],
                copies=[CopyTo(**facts) for facts in planned.copies],
                keeps_draft=True,
                by=author,
            )
    except TicketClosedError:
        _stop(planned, "closed", author)
        return None
    if planned.solves:
        with suppress(AlreadySolvedError):  # by somebody else meanwhile: the answer is right all the same
            solve(ticket=planned.ticket, by=author)
    _DONE(id=planned_id)
    return message


def _was_answered(planned: PlannedReply) -> bool:
    """Tell whether somebody has spoken since: what was written for Monday has to fit on Monday."""
    newer = Message.objects.filter(ticket=planned.ticket, number__gt=planned.seen)
    return newer.exclude(kind=Message.Kind.NOTE).exists()


def _stop(planned: PlannedReply, why: str, author: Actor) -> None:
    """Leave it to its author; publishes ReplyStopped."""
    planned.stopped = why
    planned.save(update_fields=["stopped"])
    publish(ReplyStopped(ticket_id=planned.ticket_id, planned_id=planned.pk), by=author)


@transaction.atomic
def take_back(*, planned: PlannedReply, by: Actor) -> Draft:
    """Make a draft of an answer again, its files included. Publishes ReplyTakenBack.

    Words its author has begun meanwhile stay above it. Raises AlreadySentError where it went out.
    """
    kept = PlannedReply.objects.select_for_update(of=("self",)).filter(pk=planned.pk).first()
    if kept is None:
        raise AlreadySentError
    held = lock(kept.ticket)
    draft = Draft.objects.filter(ticket=held, agent=kept.agent_id).first()
    draft = draft or Draft(ticket=held, agent_id=kept.agent_id, version=0)
    draft.text = "\n\n".join(words for words in (draft.text.strip(), kept.text) if words)
    draft.files, draft.is_note = [*draft.files, *kept.files], False
    draft.copies = kept.copies
    draft.version, draft.saved_at = draft.version + 1, clock.now()
    draft.save()
    kept.delete()
    publish(ReplyTakenBack(ticket_id=held.pk, planned_id=planned.pk), by=by)
    return draft
