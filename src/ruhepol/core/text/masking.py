"""Taking out of a text what tells who wrote it, before words of a person become words of a thing."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

_HIDDEN = (
    r"(?:https?://|www\.)\S+",
    r"\S+@\S+",
    r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}\b",  # IBAN, also in groups of four
    r"\b[\w.-]*(?:straße|strasse|str\.|weg|platz|allee|gasse)\s+\d+\s?[a-z]?\b",
    r"\b\d+[a-z]?\s+(?:[A-Z][\w-]+\s+){1,2}(?:Street|Road|Avenue|Lane|Drive)\b",
    r"\b(?:D-|A-|CH-)?\d{5}\s+[A-ZÄÖÜ][\w-]+",  # postal code and town
    r"\b(?:Herrn?|Frau|Familie|Mr|Mrs|Ms|Dr|Prof)\b\.?(?:\s+(?:Dr|Prof)\.)*(?:\s+[A-ZÄÖÜ][\w-]+){1,2}",
)
_HIDDEN_IN_ANY_CASE = (
    r"\b(?:mein name ist|ich heiße|ich heisse|my name is|my name's)\s+[\w-]+(?:\s+[A-ZÄÖÜ][\w-]+)?",
)
_PATTERNS = (
    re.compile("|".join(_HIDDEN)),
    re.compile("|".join(_HIDDEN_IN_ANY_CASE), re.IGNORECASE),
)
_WITH_DIGIT = re.compile(r"[^\s,;:!?()]*\d[^\s,;:!?()]*")
_WORD = re.compile(r"[^\W_]+")
_LOOSE = re.compile(r"\s*[,;:](?=\s*[.,;:!?])|\s+(?=[.,;:!?])|\(\s*\)")
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Mask:
    """What is known of who may be named: people, whose names are hidden in parts too, and whole phrases.

    `spare` holds words with digits, in lower case, that name a thing and nobody ("2fa", "404").
    """

    people: Collection[str] = ()
    phrases: Collection[str] = ()
    spare: Collection[str] = frozenset()


def masked(text: str, mask: Mask) -> str:
    """Return `text` without addresses, numbers, account numbers, streets, and names as far as known."""
    for pattern in _PATTERNS:
        text = pattern.sub(" ", text)
    text = _WITH_DIGIT.sub(lambda found: found[0] if _is_known(found[0], mask.spare) else " ", text)
    text = _named(tuple(mask.people), tuple(mask.phrases)).sub(" ", text)
    return " ".join(_LOOSE.sub("", text).split()).strip(" ,;:-–")


def _is_known(token: str, known: Collection[str]) -> bool:
    words = _WORD.findall(token.lower())
    return bool(words) and all(word in known for word in words if not word.isalpha())


@lru_cache(maxsize=8)
def _named(people: tuple[str, ...], phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds these names, long ones first, also in the genitive."""
    parts = (part for name in people for part in _WORD.findall(name))
    names = {" ".join(name.split()) for name in (*people, *phrases, *parts)}
    longest_first = sorted((name for name in names if len(name) >= _SHORTEST_NAME), key=len, reverse=True)
    ways = "|".join(re.escape(name) for name in longest_first) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{ways})(?:s|'s|’s)?(?!\w)", re.IGNORECASE)
