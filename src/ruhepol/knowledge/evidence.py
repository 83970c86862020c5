"""Which wordings suggestions may trust: two people must have said so, and not because we showed it first.

An agent who answered with the article and a customer who confirmed it are two. A customer alone is one, and
less than one where our own suggestion stood first, or it would only strengthen itself. Evidence ages.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ruhepol.core.text import Language
from ruhepol.knowledge.likeness import same_question

ENOUGH = 1.0
CONFIRMED = 2.0  # agent and customer: stands alone for one half-life
SILENT = 0.6  # the agent, and a customer who did not object
CHOSEN = 0.8  # the customer, who looked past what we showed first
CHOSEN_FIRST = 0.6  # the customer, of what we showed first
HALF_LIFE = timedelta(days=540)
MOST = 12  # an article and language: more would only blur it


@dataclass(frozen=True, slots=True)
class Said:
    """One person's wording and what it counted on its first day."""

    id: int
    text: str
    weight: float
    said_at: datetime


def trusted(said: Iterable[Said], language: Language, now: datetime) -> list[Said]:
    """Return the wordings of one article to be used, best supported first, no two alike.

    Alike ones of several people support one another.
    """
    rows = sorted(said, key=lambda each: (each.said_at, each.id), reverse=True)
    alike = {row.id: [other for other in rows if _alike(row, other, language)] for row in rows}
    support = {pk: sum(_value(each, now) for each in others) for pk, others in alike.items()}
    kept: list[Said] = []
    for row in sorted(rows, key=lambda each: -support[each.id]):
        if support[row.id] >= ENOUGH and not any(other in kept for other in alike[row.id]):
            kept.append(row)
    return kept[:MOST]


def weight_of_choice(position: int | None) -> float:
    """Return what a customer's "that solved it" counts, by the place the answer stood at; None: nowhere."""
    return CHOSEN_FIRST if position == 1 else CHOSEN


def shared(weight: float, articles: Sequence[int]) -> float:
    """Return what remains for each of the articles a reply named together."""
    return weight / max(len(articles), 1)


def _alike(one: Said, other: Said, language: Language) -> bool:
    return one.id == other.id or same_question(one.text, other.text, language)


def _value(row: Said, now: datetime) -> float:
    return float(row.weight * 0.5 ** ((now - row.said_at) / HALF_LIFE))
