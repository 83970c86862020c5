"""What the article's pages are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from django.http import QueryDict
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from ruhepol.core.text import Language
from ruhepol.core.web.keys import key_in
from ruhepol.knowledge.library import Tongue, newest_versions, tongues_of
from ruhepol.knowledge.models import (
    Article,
    ArticleFile,
    ArticleImage,
    ArticleReview,
    ArticleVersion,
    Wording,
)
from ruhepol.knowledge.policies import may_decide
from ruhepol.knowledge.readers import INSIDE
from ruhepol.knowledge.rendering import Addresses, to_html
from ruhepol.knowledge.services.reviews import mark_of
from ruhepol.knowledge.wanted import evidence_of
from ruhepol.people.models import Agent
from ruhepol.tickets.models import Ticket
from ruhepol.workspace.screens.knowledge.forms import ArticleForm, ReviewForm, TextForm, VerdictForm
from ruhepol.workspace.screens.knowledge.wordings import learned

LANGUAGES: tuple[Language, ...] = get_args(Language)
_REVIEWS = 6
_TEXT = ("title", "summary", "body", "keywords")


@dataclass(slots=True)
class Column:
    """One language on the editor's page: its fields, how it looks to readers, where it stands.

    `seen` is the version the words were written upon.
    """

    language: Language
    form: TextForm
    html: SafeString
    tongue: Tongue | None
    seen: int


@dataclass(frozen=True, slots=True)
class Review:
    """Who is asked to read it, what this agent may do about that, and what was said before."""

    open: ArticleReview | None
    past: list[ArticleReview]
    may_decide: bool
    seen: str
    ask: ReviewForm
    verdict: VerdictForm


@dataclass(frozen=True, slots=True)
class Editor:
    """The page on which an article is written."""

    article: Article | None
    form: ArticleForm
    columns: list[Column]
    images: list[ArticleImage]
    wordings: list[Wording]
    files: list[ArticleFile]
    review: Review | None
    evidence: list[Ticket]
    base: str

    @property
    def draft_key(self) -> str:
        """Name the unsaved words in the browser's own store."""
        return f"article-{self.article.pk if self.article else 'new'}"

    def is_valid(self) -> bool:
        """Tell whether everything may be saved; one language at least is needed."""
        return all([self.form.is_valid(), *(column.form.is_valid() for column in self.columns)])

    @property
    def is_wrong(self) -> bool:
        """Tell whether something has to be mended first."""
        return bool(self.form.errors or any(column.form.errors for column in self.columns))


def editor(agent: Agent, article: Article | None, data: QueryDict | None = None, **begun: str) -> Editor:
    """Put the page together from what is saved, from what was sent, or from the words of a wish."""
    newest = newest_versions(article) if article else {}
    tongues = tongues_of([article.pk]).get(article.pk, {}) if article else {}
    columns = []
    for code in LANGUAGES:
        form = TextForm(data, prefix=code, initial=_words(newest.get(code), begun.get(code, "")))
        html = as_read(form["body"].value() or "", code, article.pk if article else None)
        columns.append(Column(code, form, html, tongues.get(code), _seen(form)))
    return Editor(
        article=article,
        form=ArticleForm(data, agent=agent, initial=_facts(article)),
        columns=columns,
        images=list(article.images.all()) if article else [],
        wordings=learned(article) if article else [],
        files=list(article.files.all()) if article else [],
        evidence=evidence_of(article, agent) if article else [],
        review=_review(agent, article) if newest else None,
        base=" ".join(f"{column.language}{column.seen}" for column in columns),
    )


def _review(agent: Agent, article: Article | None) -> Review | None:
    if article is None:
        return None
    known = list(article.reviews.select_related("asked_by", "reviewer", "decided_by")[:_REVIEWS])
    waiting = next((each for each in known if each.decided_at is None), None)
    return Review(
        open=waiting,
        past=[each for each in known if each.decided_at],
        may_decide=bool(waiting and may_decide(agent, waiting)),
        seen=mark_of(article),
        ask=ReviewForm(None, agent=agent),
        verdict=VerdictForm(),
    )


def _words(version: ArticleVersion | None, title: str) -> dict[str, Any]:
    if version is None:
        return {"title": title}
    return {name: getattr(version, name) for name in _TEXT} | {"seen": version.number}


def _seen(form: TextForm) -> int:
    return key_in(str(form["seen"].value() or 0))


def as_read(body: str, language: Language, article_id: int | None) -> SafeString:
    """Return a text as readers see it."""
    addresses = Addresses(article=_article_address, image=image_address)
    html = to_html(body, article_id=article_id, language=language, addresses=addresses, reader=INSIDE)
    return mark_safe(html)  # noqa: S308  cleaned by rendering


def image_address(file_name: str) -> str:
    """Return the address of a picture in an article."""
    return reverse("media:article-image", args=[file_name])


def _article_address(language: str, slug: str) -> str:
    with translation.override(language):
        return reverse("portal:article", args=[slug])


def public_addresses(article: Article, tongues: Mapping[Language, Tongue]) -> dict[str, str]:
    """Return where readers find the article, by language; empty where none do."""
    if article.state != Article.State.PUBLISHED or article.audience == Article.Audience.AGENTS:
        return {}
    slugs = dict(article.texts.values_list("language", "slug"))
    return {code: _article_address(code, slugs[code]) for code in tongues if tongues[code].published}


def _facts(article: Article | None) -> dict[str, Any]:
    if article is None:
        return {}
    names = ("category_id", "section_id", "audience", "owner_id", "review_on")
    facts = {name.removesuffix("_id"): getattr(article, name) for name in names}
    return {**facts, "segments": article.segments.all(), "brands": article.brands.all()}
