"""What can happen to people."""

from dataclasses import dataclass
from typing import ClassVar

from ruhepol.core.events.base import Event


@dataclass(frozen=True, kw_only=True)
class CustomerAppeared(Event):
    """Somebody unknown until now wrote, called or signed in."""

    about: ClassVar[str] = "customer"
    customer_id: int


@dataclass(frozen=True, kw_only=True)
class AddressVerified(Event):
    """A customer proved that an address is theirs."""

    about: ClassVar[str] = "customer"
    customer_id: int
    identity_id: int


@dataclass(frozen=True, kw_only=True)
class AgentCreated(Event):
    """An agent's account was made."""

    about: ClassVar[str] = "agent"
    agent_id: int


@dataclass(frozen=True, kw_only=True)
class CalendarChanged(Event):
    """A working calendar was made or its rules are different now."""

    about: ClassVar[str] = "calendar"
    calendar_id: int
