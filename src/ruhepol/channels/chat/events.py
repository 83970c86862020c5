"""What can happen to a chat. What is said in it publishes the events of `tickets`."""

from dataclasses import dataclass
from typing import ClassVar

from ruhepol.core.events.base import Event


@dataclass(frozen=True, kw_only=True)
class ChatEvent(Event):
    """Base: lands on the chat's stream; `chat_id` is the ticket's number."""

    about: ClassVar[str] = "chat"
    chat_id: int


@dataclass(frozen=True, kw_only=True)
class ChatBegan(ChatEvent):
    """A visitor began to chat; `with_bot` where the bot answers first."""

    message_id: int
    with_bot: bool


@dataclass(frozen=True, kw_only=True)
class ChatResumed(ChatEvent):
    """The visitor spoke again after the end."""


@dataclass(frozen=True, kw_only=True)
class PersonCalled(ChatEvent):
    """The chat left the bot and waits for a person."""


@dataclass(frozen=True, kw_only=True)
class BotCalled(ChatEvent):
    """The chat went back to the bot; that happens once at most."""


@dataclass(frozen=True, kw_only=True)
class ChatTaken(ChatEvent):
    """An agent is in charge."""

    agent_id: int


@dataclass(frozen=True, kw_only=True)
class ChatHandedOver(ChatEvent):
    """A colleague or another team is to go on."""

    before_id: int | None
    agent_id: int | None
    team_id: int | None


@dataclass(frozen=True, kw_only=True)
class ChatLeft(ChatEvent):
    """The agent went away; the chat waits again. `gone` where only the silence told."""

    agent_id: int
    gone: bool


@dataclass(frozen=True, kw_only=True)
class ChatEnded(ChatEvent):
    """The chat is over; the ticket goes its own way."""


@dataclass(frozen=True, kw_only=True)
class ChatRated(ChatEvent):
    """The visitor said how it was."""

    rating: int


@dataclass(frozen=True, kw_only=True)
class ChatSeen(ChatEvent):
    """Somebody on one side has read up to a number."""

    number: int
    by_agent: bool


@dataclass(frozen=True, kw_only=True)
class AddressGiven(ChatEvent):
    """The visitor left an address for an answer by mail."""


@dataclass(frozen=True, kw_only=True)
class AnswersMailed(ChatEvent):
    """The visitor was gone: what had not been seen goes by mail."""

    message_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class WidgetSaved(Event):
    """A widget was made or changed; `fields` names what."""

    about: ClassVar[str] = "widget"
    widget_id: int
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SeatChanged(Event):
    """An agent is available for chats, or away."""

    about: ClassVar[str] = "seat"
    seat_id: int
    is_available: bool
