"""The nouns of the chat channel."""

from ruhepol.channels.chat.models.chat import Chat
from ruhepol.channels.chat.models.invitation import Invitation
from ruhepol.channels.chat.models.seat import Seat
from ruhepol.channels.chat.models.widget import Widget

__all__ = ["Chat", "Invitation", "Seat", "Widget"]
