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
