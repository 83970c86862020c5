"""Reading a folder of articles: `de/*.md` and `en/*.md`, two files of one name being one article.

`categories.toml` beside them names the shelves (`[[categories]]` with slug, icon, names and summaries),
`images/` holds the pictures their texts name.

A file is Markdown with a front matter of `key: value` lines:

    ---
    title: Passwort vergessen
    category: account
    summary: In zwei Minuten wieder im Kundenkonto.
    keywords: kennwort, zugang, login
    ---
"""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from django.db import transaction

from ruhepol.core.actors import Actor
from ruhepol.core.text import Language
from ruhepol.knowledge.exceptions import BadArticleFileError, BadImageError
from ruhepol.knowledge.links import images_in
from ruhepol.knowledge.models import Article, Category
from ruhepol.knowledge.services.articles import (
    Content,
    create_article,
    next_review,
    publish_article,
    save_draft,
)
from ruhepol.knowledge.services.images import add_image, check
from ruhepol.people.models import Agent

_FRONT = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
_ASKED = ("title", "category")
_KNOWN = {*_ASKED, "summary", "keywords", "audience", "position"}
_SHELF = {"slug", "icon", "name_de", "name_en", "summary_de", "summary_en"}


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """One file, read: which article and language it is, its front matter and its text."""

    key: str
    language: Language
    front: dict[str, str]
    content: Content


def import_folder(
    *,
    folder: Path,
    by: Actor,
    owner: Agent | None = None,
    publish: bool = True,
    keys: Collection[str] | None = None,
) -> list[Article]:
    """Create or renew every article of the folder, and publish it; or only those of `keys`.

    Running it twice changes nothing more.

    Publishes the events of saving and publishing. Raises BadArticleFileError before anything is written.
    """
    files = [read_file(path) for path in sorted(folder.glob("*/*.md"))]
    rows = _read_shelves(folder / "categories.toml")
    known = {row["slug"] for row in rows} | set(Category.objects.values_list("slug", flat=True))
    for file in files:
        if file.front["category"] not in known:
            raise BadArticleFileError(f"{file.key}: there is no category {file.front['category']!r}")
    by_key: dict[str, list[ArticleFile]] = {}
    for file in files:
        if keys is None or file.key in keys:
            by_key.setdefault(file.key, []).append(file)
    pictures = {key: _read_pictures(folder, texts) for key, texts in by_key.items()}
    _put_up(rows)
    shelves = {category.slug: category for category in Category.objects.all()}
    articles = [_import(texts, shelves, by=by, owner=owner, publish=publish) for texts in by_key.values()]
    for article in articles:
        for name, data in pictures[article.key].items():
            add_image(article=article, name=name, data=data, by=by, replace=True)
    return articles


def read_file(path: Path) -> ArticleFile:
    """Read one file; its folder is its language, its name the article's key. Raises BadArticleFileError."""
    language = path.parent.name
    found = _FRONT.match(path.read_text(encoding="utf-8"))
    if language not in {"de", "en"} or not found:
        raise BadArticleFileError(f"{path}: expected de/ or en/ and a front matter between two lines ---")
    front = dict(_pair(path, line) for line in found["front"].splitlines() if line.strip())
    missing = [name for name in _ASKED if not front.get(name)]
    if missing or not front.keys() <= _KNOWN:
        unknown = sorted(front.keys() - _KNOWN)
        raise BadArticleFileError(f"{path}: missing {missing or 'nothing'}, unknown {unknown or 'nothing'}")
    if front.get("audience", Article.Audience.PUBLIC) not in Article.Audience.values:
        raise BadArticleFileError(f"{path}: there is no audience {front['audience']!r}")
    content = Content(
        title=front["title"],
        body=found["body"].strip() + "\n",
        summary=front.get("summary", ""),
        keywords=front.get("keywords", ""),
    )
    return ArticleFile(path.stem, cast("Language", language), front, content)


def _read_shelves(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    rows: list[dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8")).get("categories", [])
    for row in rows:
        if not {"slug", "name_de", "name_en"} <= row.keys() <= _SHELF:
            raise BadArticleFileError(f"{path}: a category needs slug, name_de and name_en: {row}")
    return rows


def _read_pictures(folder: Path, texts: list[ArticleFile]) -> dict[str, bytes]:
    """Return the pictures an article names, each tried out. Raises BadArticleFileError."""
    names = {name for file in texts for name in images_in(file.content.body)}
    found: dict[str, bytes] = {}
    for name in sorted(names):
        path = next((folder / "images").glob(f"{name}.*"), None)
        if path is None:
            raise BadArticleFileError(f"{texts[0].key}: there is no picture {name!r} in images/")
        found[name] = path.read_bytes()
        try:
            check(found[name])
        except BadImageError as error:
            raise BadArticleFileError(f"{path}: {error}") from error
    return found


def _put_up(rows: list[dict[str, str]]) -> None:
    for position, row in enumerate(rows):
        facts = {name: value for name, value in row.items() if name != "slug"}
        Category.objects.update_or_create(slug=row["slug"], defaults={**facts, "position": position})


def _pair(path: Path, line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon:
        raise BadArticleFileError(f"{path}: {line!r} is no `key: value`")
    return name.strip(), value.strip()


@transaction.atomic
def _import(
    texts: list[ArticleFile],
    shelves: dict[str, Category],
    *,
    by: Actor,
    owner: Agent | None,
    publish: bool,
) -> Article:
    front = texts[0].front
    article = Article.objects.filter(key=texts[0].key).first() or create_article(
        key=texts[0].key,
        category=shelves[front["category"]],
        by=by,
        owner=owner,
        audience=front.get("audience", Article.Audience.PUBLIC),
        review_on=next_review(),
        position=int(front.get("position", 0)),
    )
    saved = [
        save_draft(article=article, language=file.language, content=file.content, by=by) for file in texts
    ]
    is_newer = any(version.number > version.text.version for version in saved)
    if publish and (article.state != Article.State.PUBLISHED or is_newer):
        publish_article(article=article, by=by)
    return article
