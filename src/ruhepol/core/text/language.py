"""German or English? Works on two words as well as on two pages, and has a default when nothing tells."""

import re
from typing import Literal

from ruhepol.core.text import stopwords
from ruhepol.core.text.tokens import fold, tokens

Language = Literal["de", "en"]

_ENOUGH = 400  # words: more never changes the verdict
# Letter groups that are common in one language and rare in the other.
_GERMAN_MARK = re.compile(r"[äöüß]|sch|cht|ung|keit|heit|lich|tz|pf|ck(?=t)|ieren$|^ge\w+t$|ei(?=n|t)|zw")
_ENGLISH_MARK = re.compile(r"th|tion|ough|ing$|ed$|^wh|wn$|ee|oo|ay$|ly$|y$|ow|ew|ea|'|sh|^c(?!h)")
_WORD_WEIGHT = 3
# What help desks are asked about most, for searches of two words without a common word between them.
_GERMAN_TOPICS_NAMES = """
adresse anmeldung bestellung domain einrichten fehler gerat kennwort konto kosten kundigen lieferung
passwort paket rechnung router server umziehen vergessen versand vertrag weiterleitung zahlung
"""
_GERMAN_TOPICS = frozenset(_GERMAN_TOPICS_NAMES.split())
_ENGLISH_TOPICS_NAMES = """
account address billing cancel contract delete delivery device domain error forgot forgotten full
invoice login mailbox order parcel password payment refund return router server setup shipping
transfer
"""
_ENGLISH_TOPICS = frozenset(_ENGLISH_TOPICS_NAMES.split())


def in_writing(language: str | None) -> Language:
    """Return which of the languages we write serves somebody who reads this one, such as `de-at` or `fr`."""
    return "de" if (language or "").lower().startswith("de") else "en"


def detect(text: str, *, default: Language = "de") -> Language:
    """Return the likelier language of `text`; `default` when the evidence is even."""
    words = tokens(text)[:_ENOUGH]
    balance = sum(_lean(word) for word in words)
    if balance == 0:
        return default
    return "de" if balance > 0 else "en"


def _lean(word: str) -> int:
    """Weigh one word: above zero speaks for German, below for English."""
    folded = fold(word)
    german = folded in stopwords.GERMAN or folded in _GERMAN_TOPICS
    english = folded in stopwords.ENGLISH or folded in _ENGLISH_TOPICS
    if german != english:
        return _WORD_WEIGHT if german else -_WORD_WEIGHT
    return bool(_GERMAN_MARK.search(word)) - bool(_ENGLISH_MARK.search(word))
