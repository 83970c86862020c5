"""`suggest`: which published answers fit what somebody is writing, and how surely."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ruhepol.core.text import Excerpt, Language, detect, excerpt
from ruhepol.knowledge.readers import VISITOR, Reader, may_read
from ruhepol.knowledge.suggest import shelf as shelves
from ruhepol.knowledge.suggest.confidence import confidences
from ruhepol.knowledge.suggest.reading import Book
from ruhepol.knowledge.suggest.shelf import Shelf

_SHORTEST = 3  # letters typed before anything is suggested
_READ = 1_500  # characters: of a longer text the end is read, for that is what is being written
_SURE_ENOUGH = 0.25  # expected share of right answers below which silence is kinder
_BESIDE_THE_FIRST = 0.4  # share of the first one's confidence a further suggestion needs
_WORTH_LISTING = 0.2  # expected share below which a search result is noise
_CANDIDATES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Who is asking, in which brand's help centre. Agents are also shown what is written for agents."""

    for_agents: bool = False
    limit: int = 3
    reader: Reader = VISITOR

    @property
    def reads_as(self) -> Reader:
        """Whose rights count."""
        return replace(self.reader, inside=True) if self.for_agents else self.reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One fitting answer. `id` is the article's; a face makes the address from language and slug.

    `confidence` is the expected share of cases in which this is the right answer (0–1).
    """

    kind: str
    id: int
    language: Language
    slug: str
    title: str
    snippet: Excerpt
    why: tuple[str, ...]
    confidence: float


def suggest(text: str, language: Language, context: Context | None = None) -> list[Suggestion]:
    """Return the answers that fit `text`, best first; none where nothing is likely to help.

    `language` is the reader's: answers come in it where they exist, whatever language was typed.
    The text is read and forgotten.
    """
    asked = context or Context()
    ranked = _ranked(text, language, asked)
    floor = max(_SURE_ENOUGH, ranked[0][1] * _BESIDE_THE_FIRST) if ranked else 1.0
    return [_suggestion(book, text, sure) for book, sure in ranked[: asked.limit] if sure >= floor]


def find(query: str, language: Language, context: Context | None = None) -> list[Suggestion]:
    """Return what a search for `query` should list: more, and less sure, than `suggest` would show."""
    asked = context or Context(limit=20)
    ranked = _ranked(query, language, asked)
    listed = [(book, sure) for book, sure in ranked if sure >= _WORTH_LISTING]
    return [_suggestion(book, query, sure) for book, sure in listed[: asked.limit]]


def find_nothing(searches: Sequence[tuple[str, Language]]) -> list[bool]:
    """Tell of each search whether it would list nothing, with one question to the database for all."""
    shelf, asked = shelves.current(), Context()
    return [
        not any(sure >= _WORTH_LISTING for _book, sure in _ranked(query, language, asked, shelf))
        for query, language in searches
    ]


def _ranked(
    text: str, language: Language, context: Context, shelf: Shelf | None = None
) -> list[tuple[Book, float]]:
    """Return readable books with how sure each is: one an article, in the reader's language if possible."""
    if len(text.strip()) < _SHORTEST:
        return []
    shelf = shelf or shelves.current()
    asked = shelf.question(text[-_READ:], language)
    reader, best = context.reads_as, dict[int, tuple[Book, float]]()
    for typed in dict.fromkeys((detect(text, default=language), language)):
        for hit in shelf.engines[typed].search(asked, _CANDIDATES):
            book = shelf.books[hit.id]
            if may_read(reader, book.access) and hit.score > best.get(book.article_id, (book, 0.0))[1]:
                best[book.article_id] = (_in_language(shelf, book, language), hit.score)
    ranked = sorted(best.values(), key=lambda found: -found[1])
    sure = confidences([score for _book, score in ranked], meaning=asked.meaning is not None)
    return [(book, share) for (book, _score), share in zip(ranked, sure, strict=True)]


def _in_language(shelf: Shelf, book: Book, language: Language) -> Book:
    return shelf.by_article.get((book.article_id, language), book)


def _suggestion(book: Book, text: str, confidence: float) -> Suggestion:
    marked = excerpt(f"{book.title} {book.words}", text, book.language)
    why = tuple(dict.fromkeys(run.lower() for run, is_match in marked.runs if is_match))
    return Suggestion(
        kind="article",
        id=book.article_id,
        language=book.language,
        slug=book.slug,
        title=book.title,
        snippet=_snippet(book, text),
        why=why,
        confidence=round(confidence, 3),
    )


def _snippet(book: Book, text: str) -> Excerpt:
    """Show where the text answers; its summary where no single word matched."""
    marked = excerpt(book.words, text, book.language, length=140)
    return marked if marked.found or not book.summary else Excerpt(((book.summary, False),))
