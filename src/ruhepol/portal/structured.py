"""What an article is, in the words of schema.org, for search engines: article, way there, questions."""

import json
from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from ruhepol.core.html.markdown import sections
from ruhepol.knowledge.models import ArticleText

_CONTEXT = "https://schema.org"
_QUESTIONS = 2  # headings that ask, from which a page is one of questions and answers


def article(text: ArticleText, address: str, publisher: str) -> dict[str, Any]:
    """Return the article itself (https://schema.org/Article)."""
    return {
        "@context": _CONTEXT,
        "@type": "Article",
        "headline": text.title,
        "description": text.summary,
        "inLanguage": text.language,
        "datePublished": text.article.created_at.isoformat(),
        "dateModified": text.updated_at.isoformat(),
        "mainEntityOfPage": address,
        "author": {"@type": "Organization", "name": publisher},
        "publisher": {"@type": "Organization", "name": publisher},
    }


def way(steps: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return the way to a page as (name, whole address), the first page first (BreadcrumbList)."""
    places = [
        {"@type": "ListItem", "position": position, "name": name, "item": address}
        for position, (name, address) in enumerate(steps, start=1)
    ]
    return {"@context": _CONTEXT, "@type": "BreadcrumbList", "itemListElement": places}


def questions(text: ArticleText) -> dict[str, Any] | None:
    """Return a page of questions and answers where its headings ask, else None (FAQPage)."""
    if text.body.count("?") < _QUESTIONS:  # most articles ask nothing, and need not be taken apart for it
        return None
    asked = [(heading, words) for heading, words in sections(text.body) if heading.rstrip().endswith("?")]
    if len(asked) < _QUESTIONS:
        return None
    entries = [
        {"@type": "Question", "name": heading, "acceptedAnswer": {"@type": "Answer", "text": words}}
        for heading, words in asked
    ]
    return {"@context": _CONTEXT, "@type": "FAQPage", "inLanguage": text.language, "mainEntity": entries}


def as_script(data: Sequence[dict[str, Any] | None]) -> SafeString:
    """Return the data as the content of a script element, which none of its words can end."""
    written = json.dumps([each for each in data if each], ensure_ascii=False)
    for sign, escaped in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        written = written.replace(sign, escaped)
    return mark_safe(written)  # noqa: S308  the three signs of markup are escaped
