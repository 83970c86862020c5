"""Writing the index: always in the caller's transaction, so that it can never tell another story."""

from django.db import transaction

from ruhepol.core import text
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.search.documents import Document, Fields, Visibility, kind_word, visibility_word
from ruhepol.core.search.models import SearchDocument
from ruhepol.core.search.rows import save_row
from ruhepol.core.text import Language
from ruhepol.core.text.tokens import plain

_OLD = Prepared(lambda: SearchDocument.objects.filter(kind=Slot("kind"), object_id=Slot("id")))
_LONGEST = 100_000  # characters per field: a longer text is a dump whose end nobody searches for


def index(kind: str, object_id: int, fields: Fields, *, language: Language, visibility: Visibility) -> None:
    """Put a document into the index or replace it."""
    document = Document(
        kind=kind,
        object_id=object_id,
        language=language,
        title=_analysed(fields.title, language),
        words=_analysed(fields.words, language),
        other=_analysed(fields.other, language),
        meta=" ".join([kind_word(kind), *sorted(visibility_word(word) for word in visibility)]),
        short=plain(fields.short),
    )
    with transaction.atomic(savepoint=False):  # always with what it describes, never alone
        old = _OLD.first(kind=kind, id=object_id)
        if old and _same(old, document):
            return
        save_row(document, old)


def remove(kind: str, object_id: int) -> None:
    """Take a document out of the index; nothing happens when it is not there."""
    SearchDocument.objects.filter(kind=kind, object_id=object_id).delete()


def _analysed(field: str, language: Language) -> str:
    return " ".join(text.stems(field[:_LONGEST], language))


def _same(old: SearchDocument, new: Document) -> bool:
    """Tell whether the row already says this, which spares the index a rewrite."""
    return old.analyser == text.VERSION and all(
        getattr(old, name) == getattr(new, name)
        for name in ("language", "title", "words", "other", "meta", "short")
    )
