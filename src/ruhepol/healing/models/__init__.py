"""The nouns of the healing room."""

from ruhepol.healing.models.hook import Hook, Payload
from ruhepol.healing.models.incident import Follower, Incident, IncidentWord
from ruhepol.healing.models.match import Due, Match, Noticed
from ruhepol.healing.models.precursor import Precursor, PrecursorCase
from ruhepol.healing.models.problem import KnownProblem
from ruhepol.healing.models.pull import Pull, PulledEntry
from ruhepol.healing.models.refusal import Refusal
from ruhepol.healing.models.remedy import Mode, Remedy
from ruhepol.healing.models.run import ACTIVE, MOVING, Run, RunState, RunStep
from ruhepol.healing.models.signal import Signal
from ruhepol.healing.models.source import KeptBatch, Source
from ruhepol.healing.models.system import System

__all__ = [
    "ACTIVE",
    "MOVING",
    "Due",
    "Follower",
    "Hook",
    "Incident",
    "IncidentWord",
    "KeptBatch",
    "KnownProblem",
    "Match",
    "Mode",
    "Noticed",
    "Payload",
    "Precursor",
    "PrecursorCase",
    "Pull",
    "PulledEntry",
    "Refusal",
    "Remedy",
    "Run",
    "RunState",
    "RunStep",
    "Signal",
    "Source",
    "System",
]
