"""The first words of a problem that nobody has described: what it looks like, and how customers call it."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from ruhepol.core.text import Language, stems
from ruhepol.healing.reading.likeness import CHANGED, shape
from ruhepol.healing.reading.seen import SEVERITIES

_FEWEST_LETTERS = 4
_LONGEST = 120
_HOUR = timedelta(hours=1)


def condition(*, kind: str, severity: int, name: str, body: str, delay: timedelta) -> str:
    """Return a condition that such a signal meets, looked for as long as its tickets took to come."""
    says = {
        "kind": kind,
        "name": _constant(name),
        "body": _constant(shape(body)),
        "severity": _grade(severity),
    }
    said = ", ".join(f"{key} = {_quoted(value)}" for key, value in says.items() if value)
    hours = max(1, -(-delay // _HOUR))
    return f'[[all]]\nsignal = {{{said}}}\nwithin = "{hours}h"\n'


def typical(subjects: Sequence[str], language: Language) -> str:
    """Return the subject that has most words in common with the others; an empty text for none."""
    words = [set(stems(subject, language)) for subject in subjects]
    seen = Counter(stem for each in words for stem in each)
    # Per word, or the longest subject would win whatever it says.
    shared = [sum(seen[stem] for stem in each) / (len(each) + 1) for each in words]
    best = max(range(len(subjects)), key=lambda at: (shared[at], -len(subjects[at])), default=None)
    return "" if best is None else subjects[best]


def _constant(text: str) -> str:
    """Return the longest part of a text that is the same each time; nothing where that is too short."""
    plain = "".join(sign if sign.isprintable() else CHANGED for sign in text)
    longest = max((part.strip() for part in plain.split(CHANGED)), key=len)[:_LONGEST].strip()
    return longest if len(longest) >= _FEWEST_LETTERS else ""


def _grade(severity: int) -> str:
    """Return the word of a severity from warnings on; what is no trouble is not told by how grave it is."""
    grave = [word for word, least in SEVERITIES.items() if SEVERITIES["warn"] <= least <= severity]
    return grave[-1] if grave else ""


def _quoted(text: str) -> str:
    """Write a text as TOML does; JSON's escapes are TOML's."""
    return json.dumps(text, ensure_ascii=False)
