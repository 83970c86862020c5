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
class CustomerChanged(Event):
    """What we know of a customer was changed; `fields` names what."""

    about: ClassVar[str] = "customer"
    customer_id: int
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CustomerErased(Event):
    """All that told who a customer is was erased; what they said goes with it, room by room."""

    about: ClassVar[str] = "customer"
    customer_id: int


@dataclass(frozen=True, kw_only=True)
class AssetTold(Event):
    """A thing of customers became known, or is otherwise than before; `fields` names what."""

    about: ClassVar[str] = "asset"
    asset_id: int
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AddressVerified(Event):
    """A customer proved that an address is theirs."""

    about: ClassVar[str] = "customer"
    customer_id: int
    identity_id: int


@dataclass(frozen=True, kw_only=True)
class AgentEvent(Event):
    """Base: lands on the agent's stream."""

    about: ClassVar[str] = "agent"
    agent_id: int


@dataclass(frozen=True, kw_only=True)
class AgentCreated(AgentEvent):
    """An agent's account was made."""


@dataclass(frozen=True, kw_only=True)
class AgentChanged(AgentEvent):
    """An agent's name, role, teams or preferences were changed; `fields` names what."""

    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AgentDeactivated(AgentEvent):
    """An agent may no longer sign in."""


@dataclass(frozen=True, kw_only=True)
class AgentReactivated(AgentEvent):
    """An agent may sign in again."""


@dataclass(frozen=True, kw_only=True)
class TeamSaved(Event):
    """A team was made or renamed."""

    about: ClassVar[str] = "team"
    team_id: int


@dataclass(frozen=True, kw_only=True)
class BrandSaved(Event):
    """A brand was made or changed; `fields` names what is otherwise than before."""

    about: ClassVar[str] = "brand"
    brand_id: int
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SegmentSaved(Event):
    """A segment was made, or other customers are in it now."""

    about: ClassVar[str] = "segment"
    segment_id: int


@dataclass(frozen=True, kw_only=True)
class CalendarChanged(Event):
    """A working calendar was made or its rules are different now."""

    about: ClassVar[str] = "calendar"
    calendar_id: int


@dataclass(frozen=True, kw_only=True)
class TokenIssued(Event):
    """A program may act as an agent from now on."""

    about: ClassVar[str] = "agent"
    agent_id: int
    token_id: int


@dataclass(frozen=True, kw_only=True)
class TokenRevoked(Event):
    """A program may no longer act as an agent."""

    about: ClassVar[str] = "agent"
    agent_id: int
    token_id: int
