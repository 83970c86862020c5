"""Where suggestions of a kind come from. A room offers its documents here and says who may see them."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ruhepol.core.text import Language
from ruhepol.knowledge.suggest.contexts import Context
from ruhepol.knowledge.suggest.docs import Doc

if TYPE_CHECKING:
    from ruhepol.knowledge.suggest.meaning import Pieces


Candidate = tuple[int, str]
"""A group and its access."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One text as the index takes it in.

    `group` is what the texts of one thing have in common (an article in two languages), `access` what its
    source has to know to tell who may see it, `mark` a number that is another whenever anything else here is.
    """

    doc: Doc
    group: int
    language: Language
    access: str
    mark: int


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing as a suggestion shows it. `words` is the text in which an excerpt is looked for."""

    group: int
    language: Language
    slug: str
    title: str
    summary: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One kind of document.

    `marks` gives every text's mark by id, `leaves` all texts or some. `allowed` says which of these, given
    as group and access, somebody may see; `show` reads them for the page, again only what may be seen, for
    the index may be older.
    """

    kind: str
    marks: Callable[[], Mapping[int, int]]
    leaves: Callable[[Collection[int] | None], Iterator[Leaf]]
    meanings: "Callable[[Collection[Doc]], Mapping[int, Pieces]]"
    show: Callable[[Collection[int], Language, Context], Mapping[int, Shown]]
    allowed: Callable[[AbstractSet[Candidate], Context], AbstractSet[Candidate]]
    agents_only: bool = True


def mark_of(*facts: object) -> int:
    """Return a number that is another for other facts, the same in every process."""
    return int.from_bytes(hashlib.blake2b(repr(facts).encode(), digest_size=7).digest())


_sources: dict[str, Source] = {}


def offer(source: Source) -> None:
    """Let a kind be suggested. Called in the room's `apps.ready()`."""
    _sources[source.kind] = source


def offered(context: Context) -> list[Source]:
    """Return the sources of the wanted kinds that this person may know of."""
    known = [_sources[kind] for kind in context.kinds if kind in _sources]
    return [source for source in known if context.agent or not source.agents_only]


def named(kind: str) -> Source:
    """Return the source of a kind; raises KeyError for one nobody offers."""
    return _sources[kind]


def kinds() -> list[str]:
    """Return the kinds that are offered."""
    return sorted(_sources)
