"""The nouns of the healing room."""

from ruhepol.healing.models.match import Match, Noticed
from ruhepol.healing.models.precursor import Precursor, PrecursorCase
from ruhepol.healing.models.problem import KnownProblem
from ruhepol.healing.models.refusal import Refusal
from ruhepol.healing.models.signal import Signal
from ruhepol.healing.models.source import KeptBatch, Source

__all__ = [
    "KeptBatch",
    "KnownProblem",
    "Match",
    "Noticed",
    "Precursor",
    "PrecursorCase",
    "Refusal",
    "Signal",
    "Source",
]
