"""A large engine with a small one above it: what changed is found before all has been read anew."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from ruhepol.knowledge.suggest.engine import Hit
    from ruhepol.knowledge.suggest.question import Question


class Searches(Protocol):
    """What can be asked."""

    def search(self, asked: "Question", limit: int = 10) -> "list[Hit]":
        """Return the best answers, best first."""


@dataclass(frozen=True, slots=True)
class Layers:
    """Answers of both; those of the lower one that are gone or newer above are left out."""

    below: Searches
    above: Searches
    hidden: frozenset[int]

    def search(self, asked: "Question", limit: int = 10) -> "list[Hit]":
        """Return the best answers, best first."""
        kept = [
            hit for hit in self.below.search(asked, limit + len(self.hidden)) if hit.id not in self.hidden
        ]
        return sorted((*kept, *self.above.search(asked, limit)), key=lambda hit: -hit.score)[:limit]
