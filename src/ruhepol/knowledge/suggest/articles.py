"""Published articles as a kind of suggestion."""

import json
from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import TYPE_CHECKING

from ruhepol.core.ml.choosing import encoder
from ruhepol.core.text import Language
from ruhepol.knowledge.readers import Access, may_read
from ruhepol.knowledge.suggest import missing, reading
from ruhepol.knowledge.suggest.contexts import ARTICLE, Context
from ruhepol.knowledge.suggest.docs import Doc
from ruhepol.knowledge.suggest.sources import Candidate, Leaf, Shown, Source, mark_of

if TYPE_CHECKING:
    from ruhepol.knowledge.suggest.meaning import Pieces


_KEYS = ("segments", "brands", "shelf_brands")


def _marks(among: Collection[int] | None = None) -> Mapping[int, int]:
    return {pk: mark_of(*facts, _said(access)) for pk, *facts, access in reading.marks(among)}


def _leaves(among: Collection[int] | None) -> Iterator[Leaf]:
    marks = _marks(among)
    for book in reading.published(among):
        if mark := marks.get(book.text_id):
            yield Leaf(book.doc, book.article_id, book.language, _said(book.access), mark)


def _meanings(docs: Collection[Doc]) -> "Mapping[int, Pieces]":
    """Return what is stored of the texts' meaning; what is missing is asked for."""
    from ruhepol.knowledge.suggest.stored import meanings  # noqa: PLC0415  numpy comes with it

    chosen = encoder()
    if chosen is None or not docs:
        return {}
    found = meanings(docs, chosen.name)
    if len(found) < len(docs):
        missing.tell()
    return found


def _show(groups: Collection[int], language: Language, context: Context) -> Mapping[int, Shown]:
    """Return the articles in this language, those that do not exist in it in the other one."""
    found: dict[int, Shown] = {}
    for book in reading.readable(groups, context.reads_as):
        if book.article_id not in found or book.language == language:
            found[book.article_id] = Shown(
                book.article_id, book.language, book.slug, book.title, book.summary, book.words
            )
    return found


def _allowed(found: AbstractSet[Candidate], context: Context) -> AbstractSet[Candidate]:
    reader = context.reads_as
    return {each for each in found if may_read(reader, _access(each[1]))}


def _said(access: Access) -> str:
    """Write an access down, the same way each time."""
    return json.dumps([access.audience, *(sorted(getattr(access, name)) for name in _KEYS)])


@lru_cache(maxsize=1000)
def _access(said: str) -> Access:
    audience, *keys = json.loads(said)
    return Access(
        audience=audience, **{name: frozenset(each) for name, each in zip(_KEYS, keys, strict=True)}
    )


SOURCE = Source(
    kind=ARTICLE,
    agents_only=False,
    marks=_marks,
    leaves=_leaves,
    meanings=_meanings,
    show=_show,
    allowed=_allowed,
)
