"""The last word of what is being typed, and what it may become. Loads nothing heavy."""

import re
from collections.abc import Iterable

from ruhepol.core.text import fold, tokens
from ruhepol.core.text.stopwords import ENGLISH, GERMAN

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
MOST_ENDINGS = 2  # each costs the encoder as much as a question
_COURTESIES = GERMAN | ENGLISH | {"dank", "moin", "servus", "hey", "ok", "okay", "super", "bye", "tschuss"}
_LONGEST = 60  # characters of a word


def half_word(text: str) -> str:
    """Return the last word, as typed, while nothing follows it."""
    words = WORD.findall(text[-_LONGEST:]) if text and text[-1].isalnum() else []
    return words[-1] if words else ""


def only_courtesies(text: str) -> bool:
    """Tell whether nothing has been said yet but words like "Hallo, guten Tag" or "thank you very much"."""
    return all(fold(word) in _COURTESIES for word in tokens(text))


def merged(found: Iterable[list[str] | None]) -> list[str] | None:
    """Return what several collections offer, the first one's first; None where one of them knows the word."""
    each = list(found)
    return (
        None
        if None in each
        else list(dict.fromkeys(word for some in each for word in some or ()))[:MOST_ENDINGS]
    )
