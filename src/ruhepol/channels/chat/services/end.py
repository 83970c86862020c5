"""A chat ends, and its visitor says how it was."""

from django.db import transaction

from ruhepol.channels.chat.events import ChatEnded, ChatRated
from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.services._held import hold
from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.db.rows import update
from ruhepol.core.events.outbox import publish

LONGEST_COMMENT = 2000
BEST = 5


@transaction.atomic
def end(*, chat: Chat, by: Actor) -> Chat:
    """End a chat; the ticket stays as it is, and the visitor's next word begins it anew.

    Ending twice changes nothing. Publishes ChatEnded.
    """
    held = hold(chat)
    if held.state == Chat.State.ENDED:
        return held
    held.state, held.agent, held.queued_at, held.word = Chat.State.ENDED, None, None, Chat.Word.NONE
    held.ended_at = clock.now()
    update(held, "state", "agent", "queued_at", "word", "ended_at")
    publish(ChatEnded(chat_id=held.pk), by=by)
    return held


@transaction.atomic
def rate(*, chat: Chat, rating: int, by: Actor, comment: str = "") -> Chat:
    """Note how the visitor found it, 1 to 5; a second word replaces the first.

    Publishes ChatRated. Raises ValueError for another number.
    """
    if not 1 <= rating <= BEST:
        raise ValueError("a rating is 1 to 5")
    held = hold(chat)
    held.rating, held.comment, held.rated_at = rating, comment.strip()[:LONGEST_COMMENT], clock.now()
    update(held, "rating", "comment", "rated_at")
    publish(ChatRated(chat_id=held.pk, rating=rating), by=by)
    return held
