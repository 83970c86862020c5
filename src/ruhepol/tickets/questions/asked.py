"""One question as data, and the ways it can be answered."""

from dataclasses import dataclass
from typing import TypeAlias

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

Value: TypeAlias = str | list[str] | bool
"""What was answered: words, a number or a moment as text, keys of options, names of files, yes or no."""


class Kind(TextChoices):
    """How a question is answered."""

    TEXT = "text", _("A line of text")
    LONG = "long", _("A longer text")
    NUMBER = "number", _("A number")
    DATE = "date", _("A day")
    MOMENT = "moment", _("A moment (since when)")
    CHOICE = "choice", _("One of several answers")
    CHOICES = "choices", _("Any of several answers")
    YES_NO = "yes_no", _("Yes or no")
    FILE = "file", _("Files")
    ASSET = "asset", _("One of their own things")


WITH_OPTIONS = frozenset({Kind.CHOICE, Kind.CHOICES})
DECIDING = frozenset({Kind.CHOICE, Kind.CHOICES, Kind.YES_NO})
"""Kinds whose answer can decide whether another question is shown."""

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One of the answers to choose from."""

    key: str
    de: str
    en: str

    def label(self, language: str) -> str:
        """Return how it is called in a language."""
        return self.de if language.startswith("de") else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question. It is shown if `after` names no other, or that one's answer is among `wanted`."""

    key: str
    kind: str
    required: bool = False
    options: tuple[Option, ...] = ()
    after: str = ""
    wanted: frozenset[str] = frozenset()
