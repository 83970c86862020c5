"""What the chat room does when something happens to a chat's ticket."""

from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.services.deliver import mail_unseen
from ruhepol.core.events.outbox import receiver
from ruhepol.tickets.events import MessageQueued


@receiver(MessageQueued)
def mail_to_the_gone(event: MessageQueued) -> None:
    """Send an answer by mail where its reader left the chat before it was written."""
    chat = Chat.objects.filter(pk=event.ticket_id).first()
    if chat:
        mail_unseen(chat=chat)
