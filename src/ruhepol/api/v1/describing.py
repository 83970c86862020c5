"""What an article is beside its texts: where it stands, for whom, whose, and when to read it again."""

from datetime import date
from typing import Any

from django.http import HttpRequest

from ruhepol.api.auth import actor_of
from ruhepol.api.hearing import Heard
from ruhepol.api.v1.articles import ArticleOut, Audience, get_article, require_author, router
from ruhepol.api.v1.shelves import all_of, one_of
from ruhepol.knowledge.models import Article, Category
from ruhepol.knowledge.services.articles import Facts, describe_article
from ruhepol.people.models import Agent, Brand, Segment

__all__ = ["router"]


class ArticleChange(Heard):
    """What is named is changed; `null` takes section, owner or review date away."""

    category: str | None = None
    section: int | None = None
    audience: Audience | None = None
    segments: list[int] | None = None
    brands: list[int] | None = None
    owner_id: int | None = None
    review_on: date | None = None


@router.patch("/{slug:key}", response=ArticleOut, summary="Describe an article")
def describe(request: HttpRequest, key: str, payload: ArticleChange) -> ArticleOut:
    """Change where it stands, for whom it is, who owns it and when to read it again."""
    require_author(request)
    article = get_article(request, key)
    facts = _facts(article, payload.model_dump(exclude_unset=True))
    describe_article(article=article, facts=facts, by=actor_of(request))
    return ArticleOut.of(get_article(request, key))


def _facts(article: Article, said: dict[str, Any]) -> Facts:
    """Return an article's facts with what was said of them in place of what was."""
    named = said.get("category")
    category = one_of(Category.objects.all(), slug=named) if named else article.category
    section = said.get("section", article.section_id if category == article.category else None)
    owner = said.get("owner_id", article.owner_id)
    return Facts(
        category=category,
        section=one_of(category.sections.all(), pk=section) if section else None,
        audience=said.get("audience") or article.audience,
        owner=one_of(Agent.objects.active(), pk=owner) if owner else None,
        review_on=said.get("review_on", article.review_on),
        segments=all_of(Segment.objects.all(), said.get("segments"), article.segments.all()),
        brands=all_of(Brand.objects.all(), said.get("brands"), article.brands.all()),
    )
