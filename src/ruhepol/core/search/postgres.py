"""Full text in PostgreSQL: a generated tsvector over our own stems, and pg_trgm for numbers and names.

The dictionary is `simple`, for the words arrive stemmed. The vector is stored because ranking 2,000 hits
would otherwise parse 2,000 texts.
"""

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from ruhepol.core.search.documents import kind_word
from ruhepol.core.search.query import Query, Term
from ruhepol.core.search.rows import NEWEST, Found

_CREATE = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    """ALTER TABLE search_searchdocument ADD COLUMN vector tsvector GENERATED ALWAYS AS (
       setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', words), 'B') ||
       setweight(to_tsvector('simple', other), 'C') || setweight(to_tsvector('simple', meta), 'D')) STORED""",
    "CREATE INDEX search_words ON search_searchdocument USING gin (vector)",
    "CREATE INDEX search_parts ON search_searchdocument USING gin (short gin_trgm_ops)",
)
_MATCHING = """
SELECT object_id, ts_rank('{0, 0.1, 0.3, 1}', vector, to_tsquery('simple', %s), 1) AS score,
  title, words, other
FROM (
  SELECT * FROM search_searchdocument WHERE vector @@ to_tsquery('simple', %s) ORDER BY id DESC LIMIT %s
) AS newest
ORDER BY score DESC, id DESC LIMIT %s
"""
_PART = """
SELECT object_id FROM search_searchdocument
WHERE short LIKE %s AND vector @@ to_tsquery('simple', %s) ORDER BY id DESC LIMIT %s
"""


class PostgresSearch:
    """The grown database's index."""

    @staticmethod
    def serves(wrapper: BaseDatabaseWrapper) -> bool:
        """Tell whether this is the database in use."""
        return wrapper.vendor == "postgresql"

    def create(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Add the vector column and both indexes."""
        for statement in _CREATE:
            editor.execute(statement)

    def drop(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Take column and indexes away."""
        editor.execute("DROP INDEX search_parts")
        editor.execute("ALTER TABLE search_searchdocument DROP COLUMN vector")

    def follow(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Nothing to make: the vector follows by itself."""

    def unfollow(self, editor: BaseDatabaseSchemaEditor) -> None:
        """Nothing to drop, for the same reason."""

    def verify(self) -> None:
        """Nothing can drift: the database derives the vector from the row."""

    def renew(self) -> None:
        """Nothing to do, for the same reason."""

    def matching(self, query: Query, limit: int, *, every: bool) -> list[Found]:
        """Take the newest that match and are visible, then rank these few."""
        asked = (" & " if every else " | ").join(map(_term, query.terms))
        with connection.cursor() as cursor:
            cursor.execute(_MATCHING, [asked, f"({asked}) & {_allowed(query)}", NEWEST, limit])
            return [Found(*row) for row in cursor.fetchall()]

    def containing(self, query: Query, limit: int) -> list[int]:
        """Find by a part of a number, name or address."""
        with connection.cursor() as cursor:
            cursor.execute(_PART, [_part(query.short), _allowed(query), limit])
            return [row[0] for row in cursor.fetchall()]


def _term(term: Term) -> str:
    asked = [
        "(" + " <-> ".join(f"{_quoted(stem)}:ABC" for stem in variant) + ")" for variant in term.variants
    ]
    if term.prefix:
        asked.append(f"{_quoted(term.prefix)}:*ABC")
    return f"({' | '.join(asked)})"


def _allowed(query: Query) -> str:
    kind = f"{_quoted(kind_word(query.kind))}:D"
    if query.visible is None:
        return kind
    return f"{kind} & ({' | '.join(f'{_quoted(word)}:D' for word in query.visible)})"


def _part(short: str) -> str:
    """Return the LIKE pattern for a run of signs."""
    escaped = short.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _quoted(word: str) -> str:
    """Quote an operand; stems hold letters and digits only, so nothing in it needs escaping."""
    return f"'{word}'"
