"""From what somebody wrote to the question in it, in their words and without what tells who they are."""

import re

from ruhepol.core.text import Language, stems
from ruhepol.core.text.masking import Mask, masked

LONGEST = 240  # characters
_WORDS = 40
_FEWEST = 2  # different stems: one word says nothing that the title does not say
_PREFIX = re.compile(r"^(?:\s*(?:re|aw|fwd?|wg|antw)\s*:|\s*\[[^\]]*\])+", re.IGNORECASE)
_GREETING = re.compile(
    r"^\s*(?:hallo|hi|hey|moin|servus|guten (?:tag|morgen|abend)|sehr geehrte|liebe[rs]?|hello|dear|good "
    r"(?:morning|day|afternoon|evening))\b[^\n,!.]*[\n,!.]+",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"(?:^|\n|(?<=[.!?])\s)\s*(?:"
    r"mit (?:freundlich|best|lieb|vielen)\w*|(?:viele|beste|liebe|freundliche|schöne)n? gr(?:ü|ue)(?:ß|ss)|"
    r"gr[uü](?:ß|ss)e?\b|[mlv]f?g\b|danke\b|vielen dank\b|"
    r"(?:best |kind |warm )?regards\b|best wishes|sincerely|yours\b|cheers\b|many thanks|thanks?\b)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def question_of(subject: str, text: str, language: Language, mask: Mask) -> str:
    """Return the first sentences that say something, masked; empty where too little is left."""
    parts = [_PREFIX.sub("", subject), *_SENTENCE.split(without_courtesies(text))]
    clean = (masked(part, mask) for part in parts)
    kept: list[str] = []
    for sentence in dict.fromkeys(clean):
        fits = len(" ".join([*kept, sentence]).split()) <= _WORDS or not kept
        if fits and set(stems(sentence, language)):
            kept.append(sentence if sentence[-1] in ".!?" else f"{sentence}.")
    found = " ".join(kept)
    return _cut(found) if len(set(stems(found, language))) >= _FEWEST else ""


def without_courtesies(text: str) -> str:
    """Return what stands between greeting and farewell."""
    return str(_FAREWELL.split(_GREETING.sub("", text), maxsplit=1)[0])


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0]
