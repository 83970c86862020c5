"""One thing a check found."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ruhepol.config.env.table import Settings


class Grade(StrEnum):
    """How bad it is; only a fault makes `ruhepol check` end with 1."""

    GOOD = "good"
    NOTE = "note"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence for the admin and its grade."""

    grade: Grade
    text: str


Check = Callable[[Settings], Finding]


def good(text: str) -> Finding:
    """Return that all is well."""
    return Finding(Grade.GOOD, text)


def note(text: str) -> Finding:
    """Return what works and is worth knowing."""
    return Finding(Grade.NOTE, text)


def fault(text: str) -> Finding:
    """Return what does not work."""
    return Finding(Grade.FAULT, text)
