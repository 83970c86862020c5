"""What the chat room does when something happens to a chat's ticket."""

from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.services.deliver import mail_unseen
from ruhepol.channels.chat.services.erase import erase_chat
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.events.outbox import receiver
from ruhepol.tickets.events import MessageQueued, TicketErased

# Every answer to any ticket asks.
_CHAT = Prepared(lambda: Chat.objects.filter(pk=Slot("ticket")))


@receiver(MessageQueued)
def mail_to_the_gone(event: MessageQueued) -> None:
    """Send an answer by mail where its reader left the chat before it was written."""
    if chat := _CHAT.first(ticket=event.ticket_id):
        mail_unseen(chat=chat)


@receiver(TicketErased, replays=True)
def forget_visitor(event: TicketErased) -> None:
    """Forget who chatted."""
    erase_chat(ticket_id=event.ticket_id)
