"""What is kept in both languages of the healing room, as a kind of suggestion."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ruhepol.core.text import Language
from ruhepol.knowledge.suggest.contexts import Context
from ruhepol.knowledge.suggest.docs import Doc
from ruhepol.knowledge.suggest.sources import Candidate, Leaf, Shown, Source, mark_of

if TYPE_CHECKING:
    from ruhepol.knowledge.suggest.meaning import Pieces

_LANGUAGES: tuple[Language, ...] = ("de", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """What is said of a thing in one language; `wordings` is how customers put it."""

    title: str
    words: str
    wordings: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is said in both languages. `edition` is another one after each change."""

    id: int
    edition: int
    texts: Mapping[Language, Text]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """All things of a kind: their editions, the things themselves, and which of them somebody may see."""

    kind: str
    editions: Callable[[], Iterable[tuple[int, int]]]
    things: Callable[[], Iterable[Thing]]
    may: Callable[[Collection[int], Context], Collection[int]]
    agents_only: bool

    def source(self) -> Source:
        """Return the kind as suggestions are made of it."""
        return Source(
            kind=self.kind,
            marks=self._marks,
            leaves=self._leaves,
            meanings=_no_meanings,
            show=self._show,
            allowed=self._allowed,
            agents_only=self.agents_only,
        )

    def _marks(self) -> Mapping[int, int]:
        return {number: mark_of(edition) for pk, edition in self.editions() for number, _ in _numbers(pk)}

    def _leaves(self, among: Collection[int] | None) -> Iterator[Leaf]:
        for thing in self.things():
            for number, language in _numbers(thing.id):
                if among is None or number in among:
                    text = thing.texts[language]
                    doc = Doc(id=number, title=text.title, text=text.words, wordings=text.wordings)
                    yield Leaf(doc, thing.id, language, "", mark_of(thing.edition))

    def _show(self, groups: Collection[int], language: Language, context: Context) -> Mapping[int, Shown]:
        open_to_them = set(self.may(groups, context))
        return {
            thing.id: Shown(thing.id, language, "", text.title, "", text.words)
            for thing in self.things()
            if thing.id in open_to_them and (text := thing.texts[language])
        }

    def _allowed(self, found: AbstractSet[Candidate], context: Context) -> AbstractSet[Candidate]:
        open_to_them = set(self.may([group for group, _access in found], context))
        return {each for each in found if each[0] in open_to_them}


def lines(text: str) -> list[str]:
    """Return what stands one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _numbers(pk: int) -> Iterator[tuple[int, Language]]:
    """Yield the number of a thing's text in each language."""
    return ((pk * len(_LANGUAGES) + at, language) for at, language in enumerate(_LANGUAGES))


def _no_meanings(_docs: Collection[Doc]) -> "Mapping[int, Pieces]":
    return {}
