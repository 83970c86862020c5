"""What agents see of chats: who waits, whom they and others speak with, the strip above a conversation."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from ruhepol.channels.chat.models import Chat, Seat, Widget
from ruhepol.channels.chat.models.seat import USUAL
from ruhepol.channels.chat.policies import chats_for
from ruhepol.channels.chat.selectors import is_gone, place
from ruhepol.channels.chat.services.side import MOST_BOT_TURNS
from ruhepol.core import clock
from ruhepol.people.models import Agent
from ruhepol.tickets.models import Message, Ticket

MOST = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One open chat in a list."""

    chat: Chat
    name: str
    said: str
    waited: timedelta


@dataclass(frozen=True, slots=True)
class Now:
    """The open chats as an agent sees them, and the own seat."""

    seat: Seat | None
    waiting: list[Line]
    mine: list[Line]
    others: list[Line]

    @property
    def available(self) -> bool:
        """Tell whether the agent takes chats."""
        return bool(self.seat and self.seat.is_available)

    @property
    def capacity(self) -> int:
        """How many chats the agent has at once."""
        return self.seat.capacity if self.seat else USUAL


def now(agent: Agent) -> Now | None:
    """Return the chats of this moment; None where there is no widget a chat could come from."""
    if not Widget.objects.filter(is_active=True).exists():
        return None
    at = clock.now()
    chats = chats_for(agent).exclude(state=Chat.State.ENDED).order_by("queued_at", "began_at")[:MOST]
    lines = [_line(chat, at) for chat in chats]
    return Now(
        seat=Seat.objects.filter(agent=agent).first(),
        waiting=[one for one in lines if one.chat.state == Chat.State.WAITING and not is_gone(one.chat, at)],
        mine=[one for one in lines if one.chat.agent_id == agent.pk],
        others=[one for one in lines if one.chat.agent_id not in {agent.pk, None}],
    )


def _line(chat: Chat, at: datetime) -> Line:
    since = chat.queued_at or chat.began_at
    return Line(chat, name_of(chat), chat.ticket.excerpt, at - since)


def name_of(chat: Chat) -> str:
    """Return what a visitor is called: by name, by address, or as a visitor."""
    return chat.ticket.customer.name or chat.address or _("Visitor")


@dataclass(frozen=True, slots=True)
class Strip:
    """What stands above a chat's conversation."""

    chat: Chat
    mine: bool
    gone: bool
    place: int | None
    read: bool
    may_call_bot: bool

    @property
    def tone(self) -> str:
        """How the state is drawn: who waits stands out."""
        return {"waiting": "warn", "talking": "good"}.get(self.chat.state, "plain")


def strip(agent: Agent, ticket: Ticket) -> Strip | None:
    """Return how the chat of a ticket stands; None where the ticket is no chat."""
    if ticket.channel != Ticket.Channel.CHAT:
        return None
    chat = chats_for(agent).filter(pk=ticket.pk).first()
    if chat is None:
        return None
    replies = Message.objects.filter(ticket=ticket, kind=Message.Kind.REPLY)
    last = replies.order_by("-number").values_list("number", flat=True).first()
    return Strip(
        chat=chat,
        mine=chat.agent_id == agent.pk,
        gone=is_gone(chat, clock.now()),
        place=place(chat),
        read=bool(last) and chat.seen_by_customer >= (last or 0),
        may_call_bot=chat.is_open and chat.widget.has_bot and chat.bot_turns < MOST_BOT_TURNS,
    )
