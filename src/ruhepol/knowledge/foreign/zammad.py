"""Zammad's knowledge base: what `POST /api/v1/knowledge_bases/init` returns, and the answers with contents.

The bodies come with `GET …/answers/ID?full=1&include_contents=1`, one file each, or all at once by naming
`answer_translation_content_ids` to `init`. https://docs.zammad.org/en/latest/api/knowledgebase.html
"""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from ruhepol.core.html.plain import to_text
from ruhepol.core.html.to_markdown import to_markdown
from ruhepol.core.text import Language, detect
from ruhepol.knowledge.exceptions import BadArticleFileError
from ruhepol.knowledge.foreign.bundle import Bundle, ForeignArticle, ForeignShelf, content, read_json
from ruhepol.knowledge.services.articles import Content

_READ = 500  # characters of each text that tell its language
_LINK = re.compile(r"<a\s[^>]*?knowledge-base-answer[^>]*>", re.IGNORECASE)
_TARGET = re.compile(r'data-target-id="(\d+)"')

Assets = dict[str, dict[str, dict[str, Any]]]


def read_zammad(folder: Path) -> Bundle:
    """Read a folder of such files. Raises BadArticleFileError where there is no answer in it."""
    assets: Assets = defaultdict(dict)
    for page in read_json(folder):
        for kind, rows in page.get("assets", page).items():
            if isinstance(rows, dict):
                assets[kind] |= rows
    texts = assets["KnowledgeBaseAnswerTranslation"]
    bodies = assets["KnowledgeBaseAnswerTranslationContent"]
    if not assets["KnowledgeBaseAnswer"] or not bodies:
        raise BadArticleFileError(f"{folder}: no file holds answers with their contents")
    languages = _languages(assets)
    contents: dict[str, dict[Language, Content]] = defaultdict(dict)
    for text in texts.values():
        if body := bodies.get(str(text["content_id"])):
            language = languages[text["kb_locale_id"]]
            contents[str(text["answer_id"])][language] = _content(text["title"], body["body"], texts)
    answers = assets["KnowledgeBaseAnswer"].values()
    bare = sum(str(row["id"]) not in contents for row in answers)
    return Bundle(
        [_shelf(row, assets, languages) for row in assets["KnowledgeBaseCategory"].values()],
        [_article(row, contents[str(row["id"])]) for row in answers if contents.get(str(row["id"]))],
        [f"{bare} × without contents"] if bare else [],
    )


def _languages(assets: Assets) -> dict[int, Language]:
    """Return the language of each locale by its number: the files name none, so the texts tell."""
    said: dict[int, list[str]] = defaultdict(list)
    bodies = assets["KnowledgeBaseAnswerTranslationContent"]
    for text in assets["KnowledgeBaseAnswerTranslation"].values():
        body = bodies.get(str(text["content_id"]), {}).get("body", "")
        said[text["kb_locale_id"]].append(f"{text['title']} {to_text(body)[:_READ]}")
    for text in assets["KnowledgeBaseCategoryTranslation"].values():
        said[text["kb_locale_id"]].append(text["title"])
    return {locale: detect(" ".join(words), default="en") for locale, words in said.items()}


def _article(row: dict[str, Any], contents: dict[Language, Content]) -> ForeignArticle:
    return ForeignArticle(
        key=f"zammad-{row['id']}",
        shelf=f"zammad-{row['category_id']}",
        contents=contents,
        is_public=bool(row.get("published_at")),
        is_published=bool(row.get("published_at") or row.get("internal_at")) and not row.get("archived_at"),
        position=int(row.get("position") or 0),
    )


def _content(title: str, html: str, texts: dict[str, dict[str, Any]]) -> Content:
    def link(found: re.Match[str]) -> str:
        target = _TARGET.search(found[0])
        text = texts.get(target[1]) if target else None
        return f'<a href="article:zammad-{text["answer_id"]}">' if text else "<a>"

    return content(title, to_markdown(_LINK.sub(link, html or "")))


def _shelf(row: dict[str, Any], assets: Assets, languages: dict[int, Language]) -> ForeignShelf:
    names = {
        languages[text["kb_locale_id"]]: text["title"]
        for text in assets["KnowledgeBaseCategoryTranslation"].values()
        if text["category_id"] == row["id"]
    }
    return ForeignShelf(f"zammad-{row['id']}", names or {"en": "?"})
