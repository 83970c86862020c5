"""Forgetting who chatted, and from where."""

from ruhepol.channels.chat.models import Chat


def erase_chat(*, ticket_id: int) -> None:
    """Forget what a chat knows of its visitor besides the words. Publishes nothing, as TicketErased did."""
    blank = dict.fromkeys(("page_url", "page_title", "address", "comment", "claim_digest"), "")
    Chat.objects.filter(pk=ticket_id).update(**blank)
