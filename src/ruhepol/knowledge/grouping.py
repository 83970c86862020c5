"""Putting questions together that ask the same in other words: pure arithmetic over word stems."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ruhepol.core.text import Language
from ruhepol.core.text.analysis import stems

_NEAR = 0.34  # cosine of a question to a group's middle from which it belongs there

Vector = dict[str, float]


@dataclass(slots=True)
class Group:
    """Questions by their place in the list, and the sum of their vectors."""

    members: list[int] = field(default_factory=list)
    middle: Vector = field(default_factory=dict)

    def add(self, number: int, vector: Vector) -> None:
        """Take a question in."""
        self.members.append(number)
        for stem, weight in vector.items():
            self.middle[stem] = self.middle.get(stem, 0.0) + weight


def groups_of(questions: Sequence[str], language: Language) -> list[Group]:
    """Return the questions in groups, each question in one; the first member is the most typical one.

    Leader clustering over TF-IDF vectors, one pass and one more to let each question choose the nearest of
    the groups found (J. A. Hartigan, Clustering Algorithms, 1975, ch. 3).
    """
    vectors = _vectors(questions, language)
    found: list[Group] = []
    for number, vector in enumerate(vectors):
        near = max(found, key=lambda group: _cosine(vector, group.middle), default=None)
        if near is None or _cosine(vector, near.middle) < _NEAR:
            found.append(near := Group())
        near.add(number, vector)
    settled = [Group() for _group in found]
    for number, vector in enumerate(vectors):
        best = max(range(len(found)), key=lambda at: _cosine(vector, found[at].middle))
        settled[best].add(number, vector)
    for group in settled:
        group.members.sort(key=lambda number: -_cosine(vectors[number], group.middle))
    return [group for group in settled if group.members]


def _vectors(questions: Sequence[str], language: Language) -> list[Vector]:
    counted = [Counter(stems(question, language)) for question in questions]
    seen_in = Counter(stem for counts in counted for stem in counts)
    rare = {stem: math.log((1 + len(counted)) / (1 + seen)) + 0.5 for stem, seen in seen_in.items()}
    return [{stem: (1 + math.log(n)) * rare[stem] for stem, n in counts.items()} for counts in counted]


def _cosine(one: Vector, other: Vector) -> float:
    if not one or not other:
        return 0.0
    dot = sum(weight * other.get(stem, 0.0) for stem, weight in one.items())
    return dot / (_length(one) * _length(other))


def _length(vector: Vector) -> float:
    return math.sqrt(sum(weight * weight for weight in vector.values()))
