"""Who may follow a chat live: the visitor whose token opens it, and agents who see its ticket."""

from collections.abc import Sequence

from ruhepol.channels.chat.exceptions import ChatNotFoundError
from ruhepol.channels.chat.policies import get_chat_by_token, get_chat_for_agent, may_follow
from ruhepol.channels.chat.services.say import note_here
from ruhepol.core.actors import Actor
from ruhepol.core.live import registry
from ruhepol.core.live.registry import Visitor
from ruhepol.core.web.keys import key_in
from ruhepol.people.models import Agent

HEARD = ("tickets.MessageReceived", "tickets.MessageQueued", "tickets.MessageRerouted")
"""What happens to the ticket and is the visitor's news, too; of notes and hands they hear nothing."""


def register() -> None:
    """Let chats be followed, from pages of other people's sites as well."""
    registry.identify_by(visitor_by_token, from_anywhere=True)
    registry.offer("chat", may_hear, hears={"ticket": HEARD}, tells_typing=True, present=_note_present)


def visitor_by_token(visitor: Visitor) -> Actor | None:
    """Return the customer whose chat a token opens, on a page of its widget."""
    token = visitor.query.get("chat", "")
    if not token:
        return None
    try:
        return get_chat_by_token(token, origin=visitor.origin).identity.customer.actor
    except ChatNotFoundError:
        return None


def may_hear(actor: Actor, key: str) -> bool:
    """Tell whether somebody may follow a chat."""
    if actor.is_customer:
        return may_follow(actor.id, key_in(key))
    agent = Agent.objects.active().filter(pk=actor.id or 0).first()
    try:
        return bool(agent and get_chat_for_agent(agent, key_in(key)))
    except ChatNotFoundError:
        return False


def _note_present(keys: Sequence[str]) -> None:
    note_here([int(key) for key in keys])
