"""What open pages of agents may follow: inbox, articles and chats as a whole, and tickets one by one."""

from ruhepol.core.actors import Actor
from ruhepol.core.live import registry
from ruhepol.core.web.keys import key_in
from ruhepol.people.models import Agent
from ruhepol.tickets.models import Ticket


def register() -> None:
    """Let signed-in agents follow their pages."""
    registry.offer("inbox", _works_here, covers=("ticket",))
    registry.offer("ticket", _sees)
    registry.offer("repairs", _works_here, covers=("run",))
    registry.offer("articles", _works_here, covers=("article",))
    registry.offer("chats", _works_here, covers=("chat", "seat"))


def _works_here(actor: Actor, _key: str) -> bool:
    """Every agent hears that something moved; a partner learns nothing from it but that."""
    return actor.is_agent


def _sees(actor: Actor, key: str) -> bool:
    known = Agent.objects.active().filter(pk=actor.id or 0)
    agent = known.first() if actor.is_agent else None
    return bool(agent and Ticket.objects.visible_to(agent).filter(pk=key_in(key)).exists())
