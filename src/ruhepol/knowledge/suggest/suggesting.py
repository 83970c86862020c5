"""`suggest`: which published answers fit what somebody is writing, and how surely."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from ruhepol.core.text import Excerpt, Language, detect, excerpt
from ruhepol.knowledge.suggest import shelf as shelves
from ruhepol.knowledge.suggest.shelf import Book, Shelf

_SHORTEST = 3  # letters typed before anything is suggested
_READ = 1_500  # characters: of a longer text the end is read, for that is what is being written
_SURE_ENOUGH = 0.25
_BESIDE_THE_FIRST = 0.4  # share of the first one's confidence a further suggestion needs
_WORTH_LISTING = 0.1  # score below which a search result is noise
_CANDIDATES = 30
# Logistic curve from the engine's score to the share of right first answers, fitted on real questions.
_SLOPE, _OFFSET = 8.5, -3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Who is asking. Agents are also shown what is written for agents."""

    for_agents: bool = False
    limit: int = 3


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
    sure = [(book, _confidence(score)) for book, score in ranked]
    floor = max(_SURE_ENOUGH, sure[0][1] * _BESIDE_THE_FIRST) if sure else 1.0
    return [_suggestion(book, text, share) for book, share in sure[: asked.limit] if share >= floor]


def find(query: str, language: Language, context: Context | None = None) -> list[Suggestion]:
    """Return what a search for `query` should list: more, and less sure, than `suggest` would show."""
    asked = context or Context(limit=20)
    ranked = _ranked(query, language, asked)
    listed = [(book, score) for book, score in ranked if score >= _WORTH_LISTING]
    return [_suggestion(book, query, _confidence(score)) for book, score in listed[: asked.limit]]


def find_nothing(searches: Sequence[tuple[str, Language]]) -> list[bool]:
    """Tell of each search whether it would list nothing, with one question to the database for all."""
    shelf, asked = shelves.current(), Context()
    return [
        not any(score >= _WORTH_LISTING for _book, score in _ranked(query, language, asked, shelf))
        for query, language in searches
    ]


def _ranked(
    text: str, language: Language, context: Context, shelf: Shelf | None = None
) -> list[tuple[Book, float]]:
    """Return readable books by score, one an article, in the reader's language where there is one."""
    if len(text.strip()) < _SHORTEST:
        return []
    shelf = shelf or shelves.current()
    best: dict[int, tuple[Book, float]] = {}
    for typed in dict.fromkeys((detect(text, default=language), language)):
        for text_id, score in shelf.engines[typed].search(text[-_READ:], _CANDIDATES):
            book = shelf.books[text_id]
            if (book.public or context.for_agents) and score > best.get(book.article_id, (book, 0.0))[1]:
                best[book.article_id] = (_in_language(shelf, book, language), score)
    return sorted(best.values(), key=lambda found: -found[1])


def _in_language(shelf: Shelf, book: Book, language: Language) -> Book:
    return shelf.by_article.get((book.article_id, language), book)


def _confidence(score: float) -> float:
    return 1 / (1 + exp(-(_SLOPE * score + _OFFSET)))


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
