"""What is asked: a base, and above it what has changed since, which is found before all is read anew."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ruhepol.core.text import Language
from ruhepol.knowledge.suggest.typed import merged

if TYPE_CHECKING:
    from ruhepol.knowledge.suggest.base import Base
    from ruhepol.knowledge.suggest.question import Question


class Found(NamedTuple):
    """A text that fits: which thing it belongs to, what tells who may see it, and its score."""

    group: int
    access: str
    score: float


@dataclass(frozen=True, slots=True)
class Shelf:
    """Both layers; texts of the lower one that are gone or newer above are hidden.

    `near` remembers what is near a text for a reader, for as long as nothing changes.
    """

    edition: int
    base: "Base"
    above: "Base"
    hidden: frozenset[int] = frozenset()
    near: dict[Hashable, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def has_meaning(self) -> bool:
        """Tell whether a question's meaning is worth computing."""
        return self.base.has_meaning or self.above.has_meaning

    def search(self, asked: "Question", language: Language, limit: int) -> list[Found]:
        """Return the best texts of a language, best first."""
        both = [*self._in(self.base, asked, language, limit), *self._in(self.above, asked, language, limit)]
        return sorted(both, key=lambda found: -found.score)[:limit]

    def endings(self, half: str, language: Language) -> list[str] | None:
        """Return what a half-typed word may become; None where some text holds it as it is."""
        return merged(each.parts[language].engine.endings(half) for each in (self.base, self.above))

    def _in(self, base: "Base", asked: "Question", language: Language, limit: int) -> Iterator[Found]:
        part = base.parts[language]
        hidden = self.hidden if base is self.base else frozenset()
        for hit in part.engine.search(asked, limit, hidden):
            yield Found(*part.group(hit.id), hit.score)
