"""Widgets and chats, made by the real services, and the words a host page signs."""

import base64
import hashlib
import hmac
import json
import secrets
from datetime import timedelta

from ruhepol.channels.chat.models import Chat, Widget
from ruhepol.channels.chat.services.begin import begin
from ruhepol.channels.chat.services.say import say
from ruhepol.channels.chat.services.widgets import create_widget
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from tests.factories.people import make_brand

SHOP = "https://shop.example"


def make_widget(*, brand=None, **facts) -> Widget:
    """Return a widget that may be opened on the shop's pages."""
    return create_widget(
        brand=brand or make_brand(), by=SYSTEM, **{"name": "Shop", "origins": [SHOP], **facts}
    )


def make_chat(text="Hallo, mein Server startet nicht.", *, widget=None, **facts) -> Chat:
    """Return a chat that has just begun."""
    return make_begun(text, widget=widget, **facts).chat


def make_begun(text="Hallo, mein Server startet nicht.", *, widget=None, **facts):
    """Return the same with its token."""
    widget = widget or Widget.objects.first() or make_widget()
    facts.setdefault("client_key", secrets.token_urlsafe(24))
    return begin(widget=widget, text=text, by=SYSTEM, **facts)


def speak(chat: Chat, text: str, key: str | None = None):
    """Let the visitor say something."""
    actor = chat.identity.customer.actor
    return say(chat=chat, text=text, client_key=key or secrets.token_urlsafe(24), by=actor)


def signed(secret: str, *, head=None, minutes=10, **said) -> str:
    """Return what a host page signs about its visitor."""
    said = {"exp": int((clock.now() + timedelta(minutes=minutes)).timestamp()), **said}
    said = {name: value for name, value in said.items() if value is not None}
    parts = [_part({"alg": "HS256"} if head is None else head), _part(said)]
    mark = hmac.new(secret.encode(), ".".join(parts).encode(), hashlib.sha256).digest()
    return ".".join([*parts, base64.urlsafe_b64encode(mark).decode().rstrip("=")])


def _part(content) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")
