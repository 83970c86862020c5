"""The engines of this process, kept in step with what is published."""

import re
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict, cast

from django.db import connection

from ruhepol.core.html.markdown import to_words
from ruhepol.core.text import Language
from ruhepol.knowledge.models import ArticleText, Edition

if TYPE_CHECKING:
    from ruhepol.knowledge.suggest.engine import Engine

_MARKS = re.compile(
    r"^\s*(?:-|\d+\.|>)\s+", re.MULTILINE
)  # of lists and quotes: they only clutter an excerpt
_INLINE = 0.3  # seconds: a shelf quicker to make than this is made by whoever needs it first
LANGUAGES: tuple[Language, ...] = ("de", "en")


class Facts(TypedDict):
    """What an engine reads of a book."""

    id: int
    title: str
    text: str
    keywords: str


@dataclass(frozen=True, slots=True)
class Book:
    """A published text as suggestions show it."""

    text_id: int
    article_id: int
    language: Language
    slug: str
    title: str
    summary: str
    words: str
    keywords: str
    public: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """All published texts of one edition and an engine a language."""

    edition: int
    books: Mapping[int, Book]
    engines: Mapping[Language, "Engine"]
    by_article: Mapping[tuple[int, Language], Book]
    took: float


@dataclass(slots=True)
class _Held:
    shelf: Shelf | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


_held = _Held()


def current() -> Shelf:
    """Return the shelf; where making it anew takes long, the old one serves meanwhile."""
    edition = Edition.objects.values_list("number", flat=True).first() or 0
    shelf = _held.shelf
    if shelf and shelf.edition == edition:
        return shelf
    if shelf and shelf.took > _INLINE:
        _renew_aside(edition)
        return shelf
    with _held.lock:
        return _renew(edition)


def forget() -> None:
    """Drop the shelf, as a new process would begin."""
    _held.shelf = None


def _renew(edition: int) -> Shelf:
    """Make the shelf unless somebody did meanwhile. The lock is held."""
    if _held.shelf is None or _held.shelf.edition != edition:
        _held.shelf = _make(edition)
    return _held.shelf


def _renew_aside(edition: int) -> None:
    """Make the shelf in a thread, one at a time."""
    if not _held.lock.acquire(blocking=False):
        return

    def work() -> None:
        try:
            _renew(edition)
        finally:
            _held.lock.release()
            connection.close()

    threading.Thread(target=work, name="suggest-shelf", daemon=True).start()


def _make(edition: int) -> Shelf:
    # numpy comes with the engine: a process that never suggests does without both.
    from ruhepol.knowledge.suggest.engine import Doc, Engine  # noqa: PLC0415

    began = time.monotonic()
    books = {
        book.text_id: book for book in map(_book, ArticleText.objects.published().select_related("article"))
    }
    engines = {
        language: Engine(
            [Doc(**_read(book)) for book in books.values() if book.language == language], language
        )
        for language in LANGUAGES
    }
    by_article = {(book.article_id, book.language): book for book in books.values()}
    return Shelf(edition, books, engines, by_article, time.monotonic() - began)


def _book(text: ArticleText) -> Book:
    return Book(
        text_id=text.pk,
        article_id=text.article_id,
        language=cast("Language", text.language),
        slug=text.slug,
        title=text.title,
        summary=text.summary,
        words=_MARKS.sub("", to_words(text.body)),
        keywords=text.keywords,
        public=text.article.audience == "public",
    )


def _read(book: Book) -> Facts:
    return {
        "id": book.text_id,
        "title": book.title,
        "text": f"{book.summary}\n{book.words}",
        "keywords": book.keywords,
    }
