"""Cutting text into words and folding the ways one word is written into one."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_IDENTIFIER = re.compile(r"[^\W_]+(?:[-_./@+:#]+[^\W_]+)+")
_NAMES_ONE = re.compile(r"[\d@.]")
_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


def plain(text: str) -> str:
    """Return `text` composed (NFKC) and in lower case, the form everything else starts from."""
    return unicodedata.normalize("NFKC", text).lower()


def fold(word: str) -> str:
    """Return a plain word without accents: ä→a, ß→ss, é→e. Spelt-out umlauts are the stemmer's part."""
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word.translate(_UMLAUTS))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def tokens(text: str) -> list[str]:
    """Return the words of `text` in order, in lower case, numbers included, signs dropped."""
    return _WORD.findall(plain(text))


def identifiers(text: str) -> list[str]:
    """Return what names a single thing, without its signs: `NH-2026-0042` → `nh20260042`, addresses, `mc-42`.

    A chain is kept whole only when it holds a digit, an @ or a dot, so that `E-Mail` stays two words.
    """
    found = _IDENTIFIER.findall(plain(text))
    return ["".join(_WORD.findall(fold(name))) for name in found if _NAMES_ONE.search(name)]
