"""The words in which problems are told, turned round: from a stem to the lines it stands in.

Read once by each process, and anew only of what has changed: five thousand problems are told in fifty
thousand lines, and somebody types meanwhile.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ruhepol.core.text import Language
from ruhepol.healing.knowing import revision_of
from ruhepol.healing.models import KnownProblem
from ruhepol.healing.wording import ENOUGH, Words, lines_of, overlap

Line = tuple[Language, frozenset[str]]
AT_ONCE = 900
LANGUAGES: tuple[Language, ...] = ("de", "en")


@dataclass(frozen=True, slots=True)
class _Told:
    """How one problem is told, as it was in one revision."""

    revision: int
    lines: tuple[Line, ...]


class Phrases:
    """All lines of the problems of a kind, found by the stems in them."""

    def __init__(self, told: Mapping[int, _Told]) -> None:
        """Turn the lines round."""
        self.told = told
        self._lines: list[tuple[int, int]] = []
        self._in: dict[Language, dict[str, list[int]]] = {one: defaultdict(list) for one in LANGUAGES}
        for problem_id, each in told.items():
            for language, stems in each.lines:
                for stem in stems:
                    self._in[language][stem].append(len(self._lines))
                self._lines.append((problem_id, len(stems)))

    def fitting(self, words: Words) -> dict[int, float]:
        """Return how well the words fit each problem that they are about, by its number."""
        found: dict[int, float] = {}
        for language in LANGUAGES:
            said = words.stems(language)
            common = Counter(line for stem in said for line in self._in[language].get(stem, ()))
            for line, shared in common.items():
                problem_id, told = self._lines[line]
                fit = overlap(shared, told, len(said))
                if fit >= ENOUGH:
                    found[problem_id] = max(fit, found.get(problem_id, 0.0))
        return found


_phrases: dict[str, tuple[tuple[int, int], Phrases]] = {}


def phrases_of(asset_kind: str) -> Phrases:
    """Return the words of the problems that are looked for with assets of a kind, as they are now."""
    revision = revision_of(asset_kind)
    known = _phrases.get(asset_kind)
    if known is None or known[0] != revision:
        before = known[1].told if known else {}
        known = revision, Phrases(_read(asset_kind, before))
        _phrases[asset_kind] = known
    return known[1]


def _read(asset_kind: str, before: Mapping[int, _Told]) -> dict[int, _Told]:
    """Return how each problem is told; only those that changed are read."""
    watched = KnownProblem.objects.filter(asset_kind=asset_kind, state=KnownProblem.State.WATCHING)
    now = dict(watched.order_by().values_list("pk", "revision"))
    told = {pk: before[pk] for pk, number in now.items() if pk in before and before[pk].revision == number}
    fresh = [pk for pk in now if pk not in told]
    for begin in range(0, len(fresh), AT_ONCE):
        told |= _told(fresh[begin : begin + AT_ONCE])
    return told


def _told(keys: Sequence[int]) -> dict[int, _Told]:
    problems = KnownProblem.objects.filter(pk__in=keys).defer("condition")
    return {one.pk: _Told(one.revision, tuple(lines_of(one))) for one in problems}
