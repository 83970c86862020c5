"""What can happen in the healing room. Signals are no events: they are what systems did, not we."""

from dataclasses import dataclass
from typing import ClassVar

from ruhepol.core.events.base import Event


@dataclass(frozen=True, kw_only=True)
class SourceConnected(Event):
    """A system was given a key."""

    about: ClassVar[str] = "source"
    source_id: int


@dataclass(frozen=True, kw_only=True)
class SourceChanged(Event):
    """A source was renamed, mapped anew, switched on or off, or given a new key."""

    about: ClassVar[str] = "source"
    source_id: int


@dataclass(frozen=True, kw_only=True)
class ProblemSaved(Event):
    """What we know of a problem was written or changed."""

    about: ClassVar[str] = "problem"
    problem_id: int


@dataclass(frozen=True, kw_only=True)
class MatchEvent(Event):
    """Base: lands on the match's stream."""

    about: ClassVar[str] = "match"
    match_id: int
    problem_id: int
    asset_id: int


@dataclass(frozen=True, kw_only=True)
class ProblemFound(MatchEvent):
    """An asset has a known problem, as its signals show."""


@dataclass(frozen=True, kw_only=True)
class ProblemGone(MatchEvent):
    """An asset's signals show a known problem no more."""


@dataclass(frozen=True, kw_only=True)
class PrecursorDismissed(Event):
    """A lead said that a signal which comes before tickets is no problem."""

    about: ClassVar[str] = "precursor"
    precursor_id: int


@dataclass(frozen=True, kw_only=True)
class PrecursorReopened(Event):
    """That was taken back."""

    about: ClassVar[str] = "precursor"
    precursor_id: int


@dataclass(frozen=True, kw_only=True)
class PrecursorDescribed(Event):
    """A signal that comes before tickets became a known problem."""

    about: ClassVar[str] = "precursor"
    precursor_id: int
    problem_id: int


@dataclass(frozen=True, kw_only=True)
class RemedySaved(Event):
    """How a problem is repaired was written or changed."""

    about: ClassVar[str] = "problem"
    problem_id: int


@dataclass(frozen=True, kw_only=True)
class RemedyStopped(Event):
    """A remedy starts no more runs: its breaker tripped, or a person stopped it (`why`)."""

    about: ClassVar[str] = "problem"
    problem_id: int
    why: str


@dataclass(frozen=True, kw_only=True)
class RemedyReleased(Event):
    """A person let a stopped remedy start runs again."""

    about: ClassVar[str] = "problem"
    problem_id: int


@dataclass(frozen=True, kw_only=True)
class RunEvent(Event):
    """Base: lands on the run's stream."""

    about: ClassVar[str] = "run"
    run_id: int


@dataclass(frozen=True, kw_only=True)
class RunProposed(RunEvent):
    """A repair was proposed and waits for approval."""


@dataclass(frozen=True, kw_only=True)
class RunApproved(RunEvent):
    """A repair may begin."""


@dataclass(frozen=True, kw_only=True)
class RunRefused(RunEvent):
    """An agent refused a repair."""


@dataclass(frozen=True, kw_only=True)
class RunStarted(RunEvent):
    """A repair began."""


@dataclass(frozen=True, kw_only=True)
class RunStepped(RunEvent):
    """A step of a repair was begun or ended."""

    position: int


@dataclass(frozen=True, kw_only=True)
class RunHealed(RunEvent):
    """A repair was proved."""


@dataclass(frozen=True, kw_only=True)
class RunFailed(RunEvent):
    """A repair failed."""

    why: str


@dataclass(frozen=True, kw_only=True)
class RunUndone(RunEvent):
    """What a repair did was undone."""


@dataclass(frozen=True, kw_only=True)
class RunStopped(RunEvent):
    """A repair ended before it was done: somebody wanted it, or nothing needs it any more."""

    why: str


@dataclass(frozen=True, kw_only=True)
class RunUndecided(RunEvent):
    """Nobody knows whether a step took effect; a person decides."""


@dataclass(frozen=True, kw_only=True)
class RunDecided(RunEvent):
    """A person said whether a step took effect."""

    happened: bool


@dataclass(frozen=True, kw_only=True)
class RunRehearsed(RunEvent):
    """A repair was tried without effect."""


@dataclass(frozen=True, kw_only=True)
class RunConfirmed(RunEvent):
    """The customer said whether it is solved."""

    solved: bool


@dataclass(frozen=True, kw_only=True)
class RunUndoing(RunEvent):
    """An agent wants undone what a repair did."""


@dataclass(frozen=True, kw_only=True)
class SystemSaved(Event):
    """A system that checks ask and remedies act in was set up or changed."""

    about: ClassVar[str] = "system"
    system_id: int


@dataclass(frozen=True, kw_only=True)
class IncidentEvent(Event):
    """Base: lands on the incident's stream."""

    about: ClassVar[str] = "incident"
    incident_id: int


@dataclass(frozen=True, kw_only=True)
class IncidentProposed(IncidentEvent):
    """Several customers have a problem at once; a lead decides whether that is said in public."""


@dataclass(frozen=True, kw_only=True)
class IncidentDismissed(IncidentEvent):
    """A lead decided that it is none."""


@dataclass(frozen=True, kw_only=True)
class IncidentActivated(IncidentEvent):
    """From now on everybody is told that we know."""


@dataclass(frozen=True, kw_only=True)
class IncidentWordSaid(IncidentEvent):
    """There is a further word about an incident."""


@dataclass(frozen=True, kw_only=True)
class IncidentEnded(IncidentEvent):
    """It is over; who asked or was affected will be told."""


@dataclass(frozen=True, kw_only=True)
class IncidentFollowed(IncidentEvent):
    """Somebody wants to hear of the end, and it is their address."""

    follower_id: int
