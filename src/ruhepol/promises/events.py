"""What can happen to promises."""

from dataclasses import dataclass
from typing import ClassVar

from ruhepol.core.events.base import Event


@dataclass(frozen=True, kw_only=True)
class PromiseBroken(Event):
    """A promise's time has passed and it is still open. `kind` is what was promised."""

    about: ClassVar[str] = "ticket"
    ticket_id: int
    clock_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class TargetChanged(Event):
    """A target was made, changed or put out of force."""

    about: ClassVar[str] = "target"
    target_id: int
