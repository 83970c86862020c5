"""A widget on a shop's page, and the browser that asks for it."""

import json
import secrets
from dataclasses import dataclass, field

import pytest
from django.core.cache import cache
from django.test import Client

from ruhepol.channels.chat.models import Chat, Widget
from tests.factories.chat import SHOP, make_widget


@dataclass
class Browser:
    """Asks like the widget's script does; `token` as soon as a chat has begun."""

    widget: Widget
    client: Client = field(default_factory=Client)
    origin: str = SHOP
    token: str = ""
    language: str = "en"

    def get(self, path):
        """Ask with GET."""
        return self.client.get(self.address(path), headers=self.headers())

    def post(self, path, **said):
        """Say something as JSON."""
        body = json.dumps(said)
        return self.client.post(
            self.address(path), body, content_type="application/json", headers=self.headers()
        )

    def upload(self, path, **said):
        """Send a form with a file."""
        return self.client.post(self.address(path), said, headers=self.headers())

    def address(self, path):
        """Return a widget's address in a language."""
        return f"/widget/{self.widget.key}/{path}{'&' if '?' in path else '?'}lang={self.language}"

    def headers(self):
        """Return what a browser tells by itself, and the chat's token."""
        told = {"Origin": self.origin} if self.origin else {}
        return {**told, "Authorization": f"Bearer {self.token}"} if self.token else told

    def begin(self, text="My parcel has not arrived.", **more) -> Chat:
        """Begin a chat and keep its token."""
        said = {"text": text, "client_key": new_key(), **more}
        answer = self.post("chats", **said).json()
        self.token = answer["token"]
        return Chat.objects.get(pk=answer["chat"])

    def messages(self, after=0):
        """Return the messages after a number."""
        return self.get(f"chats/current/messages?after={after}").json()["messages"]


def new_key():
    """Return a key as a browser makes one."""
    return secrets.token_hex(16)


@pytest.fixture
def browser(db) -> Browser:  # noqa: ARG001  it writes
    """A visitor of the shop."""
    cache.clear()
    return Browser(make_widget())
