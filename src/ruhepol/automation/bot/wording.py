"""Words as the bot reads them: lower case, without accents, small typing errors in telling words mended."""

import re
from functools import lru_cache

from ruhepol.core.text.tokens import fold, plain

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LONG_ENOUGH = 5  # letters of a word in which one wrong letter is forgiven
_TELLING = """
mensch menschen menschlichen mitarbeiter mitarbeiterin person human agent representative operator support
sprechen reden verbinden kundenservice kundendienst kundenberater berater speak connect transfer someone
somebody jemand jemandem jemanden ansprechpartner
"""
TELLING = frozenset(_TELLING.split())
# Real words one letter away from a telling one.
_REAL = """
sprachen brechen rechen spreche rede redet redner raten leden laden baden regen leben geben person's
personal persons persona agents agentur agency aged verbunden verbindet finden winden binden humane humans
berate beraten beratet speaks speaker connects connected transfers supports weiden reiten leiten meiden
menschs operators reifen reisen rennen
"""
_KNOWN = frozenset(_REAL.split())


def read(text: str) -> list[str]:
    """Return the words of a text in order; words joined by a hyphen stay one."""
    return [_mended(fold(word.replace("’", "'"))) for word in _WORD.findall(plain(text))]


@lru_cache(maxsize=4096)
def _mended(word: str) -> str:
    """Return the telling word that one slip of a finger has spoilt, else the word."""
    if word in TELLING or word in _KNOWN:
        return word
    if len(word) < _LONG_ENOUGH or "-" in word:
        return word
    return next((known for known in sorted(TELLING) if _nearly(word, known)), word)


def _nearly(typed: str, known: str) -> bool:
    """Tell whether one letter is missing, too much, wrong, or two neighbours have changed places."""
    if len(known) < _LONG_ENOUGH or abs(len(typed) - len(known)) > 1 or typed[0] != known[0]:
        return False
    at = next((i for i, (a, b) in enumerate(zip(typed, known, strict=False)) if a != b), None)
    if at is None:
        return False  # only the end differs: another form of the word
    rest, wanted = typed[at:], known[at:]
    swapped = rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:]
    return rest[1:] == wanted[1:] or rest[1:] == wanted or rest == wanted[1:] or swapped
