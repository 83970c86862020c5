"""What a reader of foreign articles returns."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruhepol.core.text import Language
from ruhepol.knowledge.exceptions import BadArticleFileError
from ruhepol.knowledge.services.articles import Content

_LONGEST_TITLE = 160


@dataclass(frozen=True, slots=True)
class ForeignShelf:
    """A category there; `names` by language, one at least."""

    key: str
    names: dict[Language, str]
    summaries: dict[Language, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignArticle:
    """An article there. `key` stays the same at every reading; `pictures` hold its files by name."""

    key: str
    shelf: str
    contents: dict[Language, Content]
    is_public: bool = True
    is_published: bool = True
    position: int = 0
    pictures: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bundle:
    """Everything that was read. `left_out` says in words what could not come along."""

    shelves: list[ForeignShelf]
    articles: list[ForeignArticle]
    left_out: list[str] = field(default_factory=list)


def content(title: str, body: str, *, keywords: str = "") -> Content:
    """Return a foreign text, its Markdown in `body`, as an article's: the title one line, not too long."""
    shown = " ".join(title.split())[:_LONGEST_TITLE] or "?"
    return Content(title=shown, body=f"{body}\n", keywords=keywords)


def read_json(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects in a folder's JSON files, by name. Raises BadArticleFileError."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise BadArticleFileError(f"{folder}: there are no JSON files")
    for path in paths:
        try:
            held = json.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError) as error:
            raise BadArticleFileError(f"{path}: {error}") from error
        if not isinstance(held, dict):
            raise BadArticleFileError(f"{path}: expected an object, found a {type(held).__name__}")
        yield held
