"""How well a customer's words fit a problem, by the word stems they share with how it is told."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ruhepol.core.text import Language, fold, stems
from ruhepol.core.text.tokens import plain
from ruhepol.healing.models import KnownProblem
from ruhepol.people.models import Asset

FEWEST = 2  # words in common; one alone says little
ENOUGH = 0.5  # from here on the words are about it
_LINES = 20_000


class Words:
    """What somebody wrote, read in both languages once."""

    def __init__(self, text: str) -> None:
        """Read the text; nothing of it is kept anywhere else."""
        self.folded = fold(plain(text))
        self._stems: dict[Language, frozenset[str]] = {
            "de": frozenset(stems(text, "de")),
            "en": frozenset(stems(text, "en")),
        }

    def stems(self, language: Language) -> frozenset[str]:
        """Return the stems of the words, read in a language."""
        return self._stems[language]

    def __bool__(self) -> bool:
        """Tell whether anything was said that can be about something."""
        return any(self._stems.values())

    def fit(self, problem: KnownProblem) -> float:
        """Return how well they fit, 0 to 1: as well as the line that fits best."""
        return max((self._fit(stems, language) for language, stems in lines_of(problem)), default=0.0)

    def name(self, asset: Asset) -> bool:
        """Tell whether they name the asset, as a word of its own."""
        name = re.escape(fold(plain(asset.name)))
        return bool(name and re.search(rf"(?<!\w){name}(?!\w)", self.folded))

    def _fit(self, told: frozenset[str], language: Language) -> float:
        said = self._stems[language]
        return overlap(len(told & said), len(told), len(said))


def overlap(common: int, told: int, said: int) -> float:
    """Return the overlap coefficient of two sets of stems, 0 where they have too few in common."""
    if common < min(FEWEST, told):
        return 0.0
    return common / max(1, min(told, said))


def lines_of(problem: KnownProblem) -> Iterator[tuple[Language, frozenset[str]]]:
    """List the lines a problem is told in: each one's language and stems."""
    for text in (problem.title_de, problem.words_de, problem.symptoms_de):
        yield from (("de", _line_stems(line, "de")) for line in text.splitlines())
    for text in (problem.title_en, problem.words_en, problem.symptoms_en):
        yield from (("en", _line_stems(line, "en")) for line in text.splitlines())


@lru_cache(maxsize=_LINES)
def _line_stems(line: str, language: Language) -> frozenset[str]:
    return frozenset(stems(line, language))
