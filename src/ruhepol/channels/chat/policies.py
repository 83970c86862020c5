"""May they? And the gates through which a widget or a chat reaches a face."""

from datetime import timedelta

from django.db.models import QuerySet

from ruhepol.channels.chat import origins
from ruhepol.channels.chat.exceptions import ChatNotFoundError
from ruhepol.channels.chat.models import Chat, Widget
from ruhepol.core import clock
from ruhepol.core.crypto import digest
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.people.models import Agent
from ruhepol.tickets.models import Ticket

TOKEN_AGE = timedelta(days=30)
LONGEST_TOKEN = 100

_BY_TOKEN = Prepared(
    lambda: Chat.objects.select_related("ticket__contact", "widget", "identity__customer").filter(
        token_digest=Slot("digest")
    )
)
_BY_KEY = Prepared(
    lambda: Widget.objects.select_related("brand__calendar", "calendar", "team").filter(
        key=Slot("key"), is_active=True
    )
)


def get_widget(key: str, *, origin: str | None) -> Widget:
    """Return a widget that is on, for a page that may open it. Raises ChatNotFoundError."""
    widget = _BY_KEY.first(key=key)
    if widget is None or not origins.allows(widget.origins, origin):
        raise ChatNotFoundError
    return widget


def get_chat_by_token(token: str, *, origin: str | None, key: str = "") -> Chat:
    """Return the chat a visitor's token opens, for a page of its widget (the one named by `key`).

    A token is good for 30 days after the last sign of life. Raises ChatNotFoundError.
    """
    chat = _BY_TOKEN.first(digest=digest(token)) if 0 < len(token) <= LONGEST_TOKEN else None
    if chat is None or not chat.widget.is_active or key not in {"", chat.widget.key}:
        raise ChatNotFoundError
    if not origins.allows(chat.widget.origins, origin) or chat.here_at < clock.now() - TOKEN_AGE:
        raise ChatNotFoundError
    return chat


def get_chat_by_address(number: int, *, key: str) -> Chat:
    """Return the chat that an address we have signed is about. Raises ChatNotFoundError."""
    with_all = Chat.objects.select_related("ticket", "widget", "identity")
    chat = with_all.filter(pk=number, widget__key=key).first()
    if chat is None or not chat.widget.is_active:
        raise ChatNotFoundError
    return chat


def get_chat_for_agent(agent: Agent, number: int) -> Chat:
    """Return the chat of a ticket the agent may see. Raises ChatNotFoundError."""
    chat = chats_for(agent).filter(pk=number).first()
    if chat is None:
        raise ChatNotFoundError
    return chat


def chats_for(agent: Agent) -> QuerySet[Chat]:
    """Return the chats of tickets an agent may see."""
    visible = Chat.objects.select_related("ticket__customer", "widget", "agent", "identity")
    if agent.is_partner or not agent.is_active:
        visible = visible.filter(ticket__in=Ticket.objects.visible_to(agent))
    return visible


def may_follow(customer_id: int | None, chat_id: int) -> bool:
    """Tell whether a visitor is the one who speaks in a chat."""
    return Chat.objects.filter(pk=chat_id, identity__customer=customer_id).exists()
