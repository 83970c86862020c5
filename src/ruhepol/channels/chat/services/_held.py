"""Holding a chat while it changes: always before its ticket, so that nobody waits in a circle."""

from ruhepol.channels.chat.models import Chat
from ruhepol.core.db.prepared import Prepared, Slot

_HELD = Prepared(lambda: Chat.objects.select_for_update(of=("self",)).filter(pk=Slot("id")))


def hold(chat: Chat) -> Chat:
    """Return the chat fresh from the database, held until the transaction ends."""
    return _HELD.get(id=chat.pk)
