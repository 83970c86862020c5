"""Bot or person: a chat goes back to the bot once at most, and a person can always be called."""

from django.db import transaction

from ruhepol.channels.chat.events import BotCalled, PersonCalled
from ruhepol.channels.chat.exceptions import BotDoneError, ChatEndedError
from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.services._held import hold
from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.db.rows import update
from ruhepol.core.events.outbox import publish

MOST_BOT_TURNS = 2


@transaction.atomic
def call_person(*, chat: Chat, by: Actor) -> Chat:
    """Let a chat leave the bot and wait for a person; where one waits or speaks already, nothing changes.

    Publishes PersonCalled. Raises ChatEndedError.
    """
    held = hold(chat)
    if held.state == Chat.State.ENDED:
        raise ChatEndedError
    if held.state != Chat.State.BOT:
        return held
    held.state, held.queued_at, held.word = Chat.State.WAITING, clock.now(), Chat.Word.ASKED
    update(held, "state", "queued_at", "word")
    publish(PersonCalled(chat_id=held.pk), by=by)
    return held


@transaction.atomic
def call_bot(*, chat: Chat, by: Actor) -> Chat:
    """Give a chat (back) to the bot: at its start, and once more after a person.

    Publishes BotCalled. Raises BotDoneError after that and where no bot is switched on, ChatEndedError.
    """
    held = hold(chat)
    if held.state == Chat.State.ENDED:
        raise ChatEndedError
    if held.state == Chat.State.BOT:
        return held
    if held.bot_turns >= MOST_BOT_TURNS or not held.widget.has_bot:
        raise BotDoneError
    held.state, held.agent, held.queued_at, held.word = Chat.State.BOT, None, None, Chat.Word.NONE
    held.bot_turns += 1
    update(held, "state", "agent", "queued_at", "word", "bot_turns")
    publish(BotCalled(chat_id=held.pk), by=by)
    return held
