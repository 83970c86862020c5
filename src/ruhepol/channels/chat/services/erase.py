"""Forgetting who chatted, and from where."""

from ruhepol.channels.chat.models import Chat


def erase_chat(*, ticket_id: int) -> None:
    """Forget the visitor, whose page can speak in this chat no more. Publishes nothing."""
    blank = dict.fromkeys(("page_url", "page_title", "address", "comment", "claim_digest"), "")
    Chat.objects.filter(pk=ticket_id).update(token_digest=f"erased:{ticket_id}", **blank)
