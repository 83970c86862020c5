"""Who did it: the actor every service is told and every event row remembers."""

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """The kinds of hands that can act."""

    AGENT = "agent"
    CUSTOMER = "customer"
    SYSTEM = "system"
    BOT = "bot"


@dataclass(frozen=True, slots=True)
class Actor:
    """One acting hand. `id` is the agent's or customer's key, None for the system."""

    kind: ActorKind
    id: int | None = None

    @property
    def is_agent(self) -> bool:
        """Tell whether an agent acted."""
        return self.kind is ActorKind.AGENT

    @property
    def is_customer(self) -> bool:
        """Tell whether a customer acted."""
        return self.kind is ActorKind.CUSTOMER

    @property
    def is_bot(self) -> bool:
        """Tell whether the chat's bot acted."""
        return self.kind is ActorKind.BOT


SYSTEM = Actor(ActorKind.SYSTEM)
BOT = Actor(ActorKind.BOT)


def agent(agent_id: int) -> Actor:
    """Return the actor for an agent's key."""
    return Actor(ActorKind.AGENT, agent_id)


def customer(customer_id: int) -> Actor:
    """Return the actor for a customer's key."""
    return Actor(ActorKind.CUSTOMER, customer_id)
