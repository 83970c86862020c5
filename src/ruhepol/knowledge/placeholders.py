"""Placeholders of canned answers: `{customer}` becomes a name, and nothing else becomes anything."""

import re
from collections.abc import Mapping

NAMES = ("customer", "agent", "brand", "number", "subject")
_PLACE = re.compile(r"\{(" + "|".join(NAMES) + r")\}")
_LONGEST = 200


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with what is known put in; what is not known stays to be seen.

    A value is somebody's own words: it comes in on one line, and can begin no picture of the answer.
    """
    return _PLACE.sub(lambda found: _plain(values.get(found[1], "")) or found[0], text)


def bare(text: str) -> str:
    """Return `text` without placeholders, for the index."""
    return _PLACE.sub(" ", text)


def _plain(value: str) -> str:
    words = "".join(letter if letter.isprintable() else " " for letter in value)
    return " ".join(words.split())[:_LONGEST].replace("![", "! [")
