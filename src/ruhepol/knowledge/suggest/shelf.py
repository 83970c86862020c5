"""The engines of this process, kept in step with what is published."""

import threading
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import structlog
from django.db import connection

from ruhepol.core.ml.choosing import encoder
from ruhepol.core.ml.encoder import Encoder, EncoderError
from ruhepol.core.text import Language
from ruhepol.knowledge.models import Edition
from ruhepol.knowledge.suggest import missing
from ruhepol.knowledge.suggest.layers import Layers, Searches
from ruhepol.knowledge.suggest.reading import Book, changed, published

if TYPE_CHECKING:
    from ruhepol.knowledge.suggest.meaning import Pieces
    from ruhepol.knowledge.suggest.question import Question

log = structlog.get_logger(__name__)

_PATIENCE = 0.3  # seconds an answer may wait for the encoder
_INLINE = 0.3  # seconds: a shelf quicker to make than this is made by whoever needs it first
_MOST_CHANGES = 200  # texts that are laid above an older shelf
LANGUAGES: tuple[Language, ...] = ("de", "en")


@dataclass(frozen=True, slots=True)
class Shelf:
    """All published texts of one edition and an engine a language."""

    edition: int
    books: Mapping[int, Book]
    engines: Mapping[Language, Searches]
    by_article: Mapping[tuple[int, Language], Book]
    encoder: Encoder | None
    took: float

    def question(self, text: str, language: Language) -> "Question":
        """Read a question; its meaning too, where answers have theirs and the encoder is awake."""
        from ruhepol.knowledge.suggest.question import question  # noqa: PLC0415  numpy comes with it

        if self.encoder and self.encoder.ready():
            try:
                return question(text, language, partial(self.encoder.encode, within=_PATIENCE))
            except EncoderError:
                log.warning("question_without_meaning")
        return question(text, language)


@dataclass(slots=True)
class _Held:
    shelf: Shelf | None = None
    patched: Shelf | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


_held = _Held()


def current() -> Shelf:
    """Return the shelf; where making it takes long, the old one serves with what changed laid above."""
    edition = Edition.objects.values_list("number", flat=True).first() or 0
    shelf = _held.shelf
    if shelf and shelf.edition == edition:
        return shelf
    if shelf and shelf.took > _INLINE:
        _renew_aside(edition)
        return _patched(shelf, edition)
    with _held.lock:
        return _renew(edition)


def forget() -> None:
    """Drop the shelf, as a new process would begin."""
    _held.shelf = _held.patched = None


def _patched(shelf: Shelf, edition: int) -> Shelf:
    """Return the shelf with what has changed since laid above it; where that is too much, as it is."""
    from ruhepol.knowledge.suggest.engine import Engine  # noqa: PLC0415

    patched = _held.patched
    if patched and patched.edition == edition:
        return patched
    fresh, gone = changed(shelf.books)
    if len(fresh) + len(gone) > _MOST_CHANGES:
        return shelf
    new = {book.text_id: book for book in published(fresh)}
    books = {pk: book for pk, book in {**shelf.books, **new}.items() if pk not in gone}
    engines = {
        language: Layers(
            below,
            Engine.of([book.doc for book in new.values() if book.language == language], language),
            frozenset(fresh | gone),
        )
        for language, below in shelf.engines.items()
    }
    by_article = {(book.article_id, book.language): book for book in books.values()}
    _held.patched = Shelf(edition, books, engines, by_article, shelf.encoder, shelf.took)
    return _held.patched


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
    from ruhepol.knowledge.suggest.engine import Engine  # noqa: PLC0415

    began = time.monotonic()
    books = {book.text_id: book for book in published()}
    found = _meanings(books.values())
    engines = {
        language: Engine.of(
            [book.doc for book in books.values() if book.language == language], language, found
        )
        for language in LANGUAGES
    }
    by_article = {(book.article_id, book.language): book for book in books.values()}
    chosen = encoder() if found else None
    return Shelf(edition, books, engines, by_article, chosen, time.monotonic() - began)


def _meanings(books: Collection[Book]) -> Mapping[int, "Pieces"]:
    """Return what is stored of the books' meaning; what is missing is asked for."""
    from ruhepol.knowledge.suggest.stored import meanings  # noqa: PLC0415

    chosen = encoder()
    if chosen is None or not books:
        return {}
    found = meanings([book.doc for book in books], chosen.name)
    if len(found) < len(books):
        missing.tell()
    return found
