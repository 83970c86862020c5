"""The visitor speaks, reads, and shows that they are there."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.db import transaction

from ruhepol.channels.chat.events import ChatResumed, ChatSeen
from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.services._held import hold
from ruhepol.channels.chat.services.side import call_person
from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.crypto import digest
from ruhepol.core.db.bundle import synced_together
from ruhepol.core.db.rows import update
from ruhepol.core.events.outbox import publish
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.services.receive import File, receive

_SIGN = timedelta(seconds=30)
"""So old a sign of life may be before the next one is written down."""


@synced_together()
@transaction.atomic
def say(*, chat: Chat, text: str, client_key: str, by: Actor, files: Iterable[File] = ()) -> Message:
    """Write a visitor's message. The same `client_key` again returns the first message and changes nothing.

    It is never refused for being behind. After the end it begins the chat anew: it waits for a person, and so
    it does where the bot was switched off meanwhile.
    Publishes what `receive` publishes, and ChatResumed or PersonCalled. Raises EmptyMessageError.
    """
    held = hold(chat)
    message = receive(
        contact=chat.identity,
        channel=Ticket.Channel.CHAT,
        text=text,
        ticket=chat.ticket,
        files=files,
        origin=f"chat:{held.pk}:{digest(client_key)[:32]}",
        by=by,
    )
    held.here_at = clock.now()
    held.seen_by_customer = max(held.seen_by_customer, message.number)
    if held.is_open:
        update(held, "here_at", "seen_by_customer")
        if held.state == Chat.State.BOT and not held.widget.has_bot:
            call_person(chat=held, by=by)
        return message
    held.state, held.queued_at, held.ended_at = Chat.State.WAITING, held.here_at, None
    held.word = Chat.Word.NONE
    update(held, "here_at", "seen_by_customer", "state", "queued_at", "ended_at", "word")
    publish(ChatResumed(chat_id=held.pk), by=by)
    return message


@transaction.atomic
def see(*, chat: Chat, number: int, by: Actor) -> Chat:
    """Note that a side has read up to a number; the other side may see that. Never goes back.

    Publishes ChatSeen where it is new.
    """
    held = hold(chat)
    side = "seen_by_agent" if by.is_agent else "seen_by_customer"
    last = chat.ticket.standing.last_number if chat.ticket.merged_into_id else _last_number(chat)
    number = min(number, last)
    if by.is_customer:
        _note_sign(held)
    if number <= getattr(held, side):
        return held
    setattr(held, side, number)
    update(held, side)
    publish(ChatSeen(chat_id=held.pk, number=number, by_agent=by.is_agent), by=by)
    return held


def _last_number(chat: Chat) -> int:
    return Ticket.objects.values_list("last_number", flat=True).get(pk=chat.ticket_id)


def _note_sign(held: Chat) -> None:
    now = clock.now()
    if held.here_at < now - _SIGN:
        held.here_at = now
        update(held, "here_at")


def note_here(chat_ids: Sequence[int]) -> None:
    """Note that visitors of these chats are there: their pages are open. No event: nothing has happened."""
    now = clock.now()
    Chat.objects.filter(pk__in=chat_ids, here_at__lt=now - _SIGN).update(here_at=now)
