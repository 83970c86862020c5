"""Addresses of the agents' chats."""

from ruhepol.tickets.models import Ticket
from ruhepol.workspace.screens.chats.acts import CHAT_ACTS
from tests.factories.chat import make_chat, make_widget
from tests.security.matrix import ADMINS, AGENTS, IN_REACH, Row


def kims_chat(world):
    """A chat in Ada's team that is Kim's."""
    make_widget(brand=world.brand, team=world.tech)
    chat = make_chat()
    Ticket.objects.filter(pk=chat.pk).update(customer=world.kim.customer)
    return {"number": chat.pk}


def a_widget(world):
    """A chat window of the brand."""
    return {"key": make_widget(brand=world.brand).pk}


ROWS = [
    Row(url="workspace:chats", lets_in=AGENTS),
    Row(url="workspace:chats-now", lets_in=AGENTS),
    Row(url="workspace:seat", lets_in=AGENTS, method="post"),
    Row(url="workspace:seat-alive", lets_in=AGENTS, method="post"),
    Row(url="workspace:chat", lets_in=IN_REACH, about=kims_chat),
    Row(url="workspace:chat-seen", lets_in=IN_REACH, method="post", about=kims_chat),
    Row(url="workspace:rotate-secret", lets_in=ADMINS, method="post", about=a_widget),
    *(
        Row(url=f"workspace:{verb}", lets_in=IN_REACH, method=method, about=kims_chat)
        for verb in CHAT_ACTS
        for method in ("get", "post")
    ),
]
