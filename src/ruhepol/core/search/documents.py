"""The shapes that go into the index and come out of it."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from ruhepol.core.text import Language

_SIGNS = re.compile(r"[\W_]+")

EVERYTHING: Final = None
"""Pass as `visible` where the caller may see all documents of the kind."""

Visibility = Collection[str]
"""Words that say who may see a document, for example `{"team:3", "customer:17"}` or `{"public"}`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The texts of one document, by weight."""

    title: str = ""
    """Weight A: subject or title."""
    words: str = ""
    """Weight B: the customer's words, keywords, summary."""
    other: str = ""
    """Weight C: everything else."""
    short: str = ""
    """Numbers, names and addresses that must be found by any part of them."""


@dataclass(frozen=True, slots=True)
class Document:
    """One analysed document: stems per weight, the meta words, the short text in lower case."""

    kind: str
    object_id: int
    language: Language
    title: str
    words: str
    other: str
    meta: str
    short: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `score` compares only inside one search; `why` names the fields that matched."""

    id: int
    score: float
    why: tuple[str, ...]


def kind_word(kind: str) -> str:
    """Return the meta word of a kind."""
    return f"k{kind}"


def visibility_word(word: str) -> str:
    """Return the meta word for one word of visibility: `team:3` → `vteam3`."""
    return "v" + _SIGNS.sub("", word).lower()
