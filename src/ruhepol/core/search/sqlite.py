"""Full text in SQLite: FTS5 over our own stems, and trigrams for numbers and names.

Both tables hold only the index (`content=` points at the documents' table). FTS5 can then forget a row
only when told its old text, which is why the documents' table keeps it. Triggers tell it, so that the index
follows whoever writes or empties the documents.
"""

import json
from collections.abc import Sequence

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from ruhepol.core.db.statement import execute
from ruhepol.core.search.documents import kind_word
from ruhepol.core.search.query import Query, Term
from ruhepol.core.search.rows import NEWEST, Found

_TABLES = ("search_words", "search_parts")
_SHORTEST_PART = 3  # a trigram index knows nothing shorter

_OVER = "content='search_searchdocument', content_rowid='id'"
_CREATE = (
    f"CREATE VIRTUAL TABLE search_words USING fts5(title, words, other, meta, {_OVER}, prefix='3 4')",
    f"CREATE VIRTUAL TABLE search_parts USING fts5(short, {_OVER}, tokenize='trigram')",
)
_DROP_WORDS = """
  INSERT INTO search_words(search_words, rowid, title, words, other, meta)
  VALUES ('delete', old.id, old.title, old.words, old.other, old.meta);"""
_LIST_WORDS = """
  INSERT INTO search_words(rowid, title, words, other, meta)
  VALUES (new.id, new.title, new.words, new.other, new.meta);"""
_DROP_PARTS = "INSERT INTO search_parts(search_parts, rowid, short) VALUES ('delete', old.id, old.short);"
_LIST_PARTS = "INSERT INTO search_parts(rowid, short) VALUES (new.id, new.short);"
_ON = "search_searchdocument"
_OTHER = "WHEN old.short <> new.short"
# Words come with every message, a number and a name hardly ever change: their trigrams stay.
_FOLLOW = (
    f"CREATE TRIGGER search_written AFTER INSERT ON {_ON} BEGIN {_LIST_WORDS} {_LIST_PARTS} END",
    f"CREATE TRIGGER search_changed AFTER UPDATE ON {_ON} BEGIN {_DROP_WORDS} {_LIST_WORDS} END",
    f"CREATE TRIGGER search_named AFTER UPDATE ON {_ON} {_OTHER} BEGIN {_DROP_PARTS} {_LIST_PARTS} END",
    f"CREATE TRIGGER search_gone AFTER DELETE ON {_ON} BEGIN {_DROP_WORDS} {_DROP_PARTS} END",
)
_NEWEST = "SELECT rowid FROM search_words WHERE search_words MATCH %s ORDER BY rowid DESC LIMIT %s"
_PLACES = ("title", "title words", "title words other")
_NEWEST_SINCE = (
    "SELECT rowid FROM search_words WHERE search_words MATCH %s AND rowid >= %s ORDER BY rowid DESC LIMIT %s"
)
_DOCUMENTS = (
    "SELECT id, object_id, title, words, other FROM search_searchdocument"
    " WHERE id IN (SELECT value FROM json_each(%s))"
)
# A unary plus keeps SQLite from choosing that condition's index over the full-text one.
_RANK = """
SELECT d.object_id, found.score, d.title, d.words, d.other FROM (
  SELECT rowid AS id, bm25(search_words, 8.0, 3.0, 1.0, 0.0) AS score FROM search_words
  WHERE search_words MATCH %s AND rowid BETWEEN %s AND %s AND +rowid IN (SELECT value FROM json_each(%s))
  ORDER BY score, rowid DESC LIMIT %s) AS found
JOIN search_searchdocument AS d ON d.id = found.id ORDER BY found.score, d.id DESC
"""
_PART = """
SELECT d.object_id FROM search_parts JOIN search_searchdocument AS d ON d.id = search_parts.rowid
WHERE search_parts MATCH %s AND + d.kind = %s AND ({visible}) ORDER BY search_parts.rowid DESC LIMIT %s
"""


class SqliteSearch:
    """The embedded database's index."""

    @staticmethod
    def serves(wrapper: BaseDatabaseWrapper) -> bool:
        """Tell whether this is the database in use."""
        return wrapper.vendor == "sqlite"

    def create(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Make both virtual tables."""
        for statement in _CREATE:
            editor.execute(statement)

    def drop(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Drop both virtual tables."""
        editor.execute("DROP TABLE search_words")
        editor.execute("DROP TABLE search_parts")

    def follow(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Make the triggers."""
        for statement in _FOLLOW:
            editor.execute(statement)

    def unfollow(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Drop the triggers."""
        for name in ("written", "changed", "named", "gone"):
            editor.execute(f"DROP TRIGGER IF EXISTS search_{name}")

    def verify(self) -> None:
        """Let FTS5 compare its index with the documents."""
        with connection.cursor() as cursor:
            for table in _TABLES:
                cursor.execute(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 our names

    def renew(self) -> None:
        """Let FTS5 read all documents anew."""
        with connection.cursor() as cursor:
            for table in _TABLES:
                cursor.execute(f"INSERT INTO {table}({table}) VALUES ('rebuild')")  # noqa: S608 our names

    def matching(self, query: Query, limit: int, *, every: bool) -> list[Found]:
        """Take the newest that match and are visible, then rank these few; very many by place, not BM25.

        BM25 counts every document that holds a word, which for common words takes longer than all the rest.
        """
        terms = f"({(' AND ' if every else ' OR ').join(map(_term, query.terms))})"
        asked = f"{{title words other}} : {terms}"
        ids = _column(_NEWEST, [f"({asked}) AND {_allowed(query)}", NEWEST])
        if not ids:
            return []
        if every and len(ids) == NEWEST:
            return _by_place(f"{terms}) AND {_allowed(query)}", ids[-1], limit)
        rows = execute(_RANK, [asked, ids[-1], ids[0], json.dumps(ids), limit]).fetchall()
        return [Found(row[0], -row[1], *row[2:]) for row in rows]

    def containing(self, query: Query, limit: int) -> list[int]:
        """Find by a part of a number, name or address."""
        if len(query.short) < _SHORTEST_PART:
            return []
        words = query.visible or ()
        visible = " OR ".join("d.meta || ' ' LIKE %s" for _ in words) or "1"
        asked: list[str | int] = [_part(query.short), query.kind, *(f"% {word} %" for word in words), limit]
        with connection.cursor() as cursor:
            cursor.execute(_PART.format(visible=visible), asked)
            return [row[0] for row in cursor.fetchall()]


def _by_place(asked: str, oldest: int, limit: int) -> list[Found]:
    """Put first what holds all words in the title, then in the customer's, then anywhere; newest first."""
    scores: dict[int, float] = {}
    for score, place in zip((3.0, 2.0, 1.0), _PLACES, strict=True):
        if len(scores) < limit:
            for pk in _column(_NEWEST_SINCE, [f"({{{place}}} : {asked}", oldest, limit]):
                scores.setdefault(pk, score)
    best = list(scores)[:limit]
    rows = {row[0]: row[1:] for row in execute(_DOCUMENTS, [json.dumps(best)]).fetchall()}
    return [Found(rows[pk][0], scores[pk], *rows[pk][1:]) for pk in best]


def _column(sql: str, params: Sequence[object]) -> list[int]:
    return [value for (value,) in execute(sql, params).fetchall()]


def _term(term: Term) -> str:
    asked = ['"' + " ".join(variant) + '"' for variant in term.variants]
    if term.prefix:
        asked.append(f'"{term.prefix}" *')
    return f"({' OR '.join(asked)})"


def _part(short: str) -> str:
    """Ask for a run of signs; in a trigram index a phrase is just that."""
    return '"' + short.replace('"', '""') + '"'


def _allowed(query: Query) -> str:
    kind = f'meta : "{kind_word(query.kind)}"'
    if query.visible is None:
        return kind
    words = " OR ".join(f'"{word}"' for word in query.visible)
    return f"{kind} AND meta : ({words})"
