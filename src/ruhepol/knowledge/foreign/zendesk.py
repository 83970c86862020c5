"""Zendesk Guide: the answers of its Help Center API, saved as files.

`articles.json`, best with `?include=translations`, and `sections.json`, each in as many pages as they came;
what a file is called does not matter. https://developer.zendesk.com/api-reference/help_center/help-center-api/
"""

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from ruhepol.core.html.to_markdown import to_markdown
from ruhepol.core.text import Language
from ruhepol.knowledge.exceptions import BadArticleFileError
from ruhepol.knowledge.foreign.bundle import Bundle, ForeignArticle, ForeignShelf, content, read_json
from ruhepol.knowledge.services.articles import Content

_LINK = re.compile(r"\]\((?:https?://[^/\s)]+)?/hc/(?:[\w-]+/)?articles/(?P<id>\d+)[^)]*\)")


def read_zendesk(folder: Path) -> Bundle:
    """Read a folder of such files. Raises BadArticleFileError where there is no article in it."""
    held: dict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
    for page in read_json(folder):
        for kind in ("articles", "sections", "translations"):
            held[kind].update({row["id"]: row for row in page.get(kind, [])})
    if not held["articles"]:
        raise BadArticleFileError(f"{folder}: no file holds `articles` as the Help Center API returns them")
    translations = _by_source(held["translations"].values())
    missed: Counter[str] = Counter()
    articles = [_article(row, translations[row["id"]], missed) for row in held["articles"].values()]
    shelves = [_shelf(row, translations[row["id"]]) for row in held["sections"].values()]
    known = {shelf.key for shelf in shelves}
    bare = {article.shelf for article in articles} - known
    shelves += [ForeignShelf(key, {"en": "Articles", "de": "Artikel"}) for key in sorted(bare)]
    left_out = [f"{count} × {locale}" for locale, count in sorted(missed.items())]
    return Bundle(shelves, [each for each in articles if each.contents], left_out)


def _by_source(rows: Any) -> dict[int, list[dict[str, Any]]]:  # noqa: ANN401  a view of rows
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row.get("source_id", 0)].append(row)
    return found


def _article(row: dict[str, Any], translations: list[dict[str, Any]], missed: Counter[str]) -> ForeignArticle:
    texts = [row, *row.get("translations", []), *translations]
    contents: dict[Language, Content] = {}
    for text in texts:
        language = _language(text.get("locale", ""))
        if language is None:
            missed[str(text.get("locale"))] += 1
        else:
            contents[language] = _content(text, row.get("label_names", []))
    return ForeignArticle(
        key=f"zendesk-{row['id']}",
        shelf=f"zendesk-{row.get('section_id') or 0}",
        contents=contents,
        is_public=row.get("user_segment_id") is None,
        is_published=not row.get("draft", False),
        position=int(row.get("position") or 0),
    )


def _content(text: dict[str, Any], labels: list[str]) -> Content:
    body = _LINK.sub(r"](article:zendesk-\g<id>)", to_markdown(text.get("body") or ""))
    return content(str(text.get("title") or text.get("name") or ""), body, keywords=", ".join(labels))


def _shelf(row: dict[str, Any], translations: list[dict[str, Any]]) -> ForeignShelf:
    names: dict[Language, str] = {}
    summaries: dict[Language, str] = {}
    for text in (row, *row.get("translations", []), *translations):
        if language := _language(text.get("locale", "")):
            names[language] = str(text.get("name") or text.get("title") or "?")
            summaries[language] = str(text.get("description") or text.get("body") or "")
    return ForeignShelf(f"zendesk-{row['id']}", names or {"en": str(row.get("name") or "?")}, summaries)


def _language(locale: str) -> Language | None:
    start = locale.lower()[:2]
    return "de" if start == "de" else "en" if start == "en" else None
