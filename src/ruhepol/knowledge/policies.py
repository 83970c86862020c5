"""The gates through which articles and sessions reach a face."""

from django.db.models import QuerySet

from ruhepol.knowledge.exceptions import ArticleNotFoundError, AskNotFoundError, CategoryNotFoundError
from ruhepol.knowledge.models import ArticleText, Ask, Category


def get_text_for_visitor(language: str, slug: str) -> ArticleText:
    """Return a public article's text by its address. Raises ArticleNotFoundError."""
    return _one(ArticleText.objects.public().filter(language=language, slug=slug))


def get_text_for_visitor_by_any_slug(language: str, slug: str) -> ArticleText:
    """Return a public article's text in `language` by its address in either. Raises ArticleNotFoundError."""
    return _one(ArticleText.objects.public().filter(language=language, article__texts__slug=slug))


def get_category(slug: str) -> Category:
    """Return a shelf. Raises CategoryNotFoundError."""
    category = Category.objects.filter(slug=slug).first()
    if category is None:
        raise CategoryNotFoundError
    return category


def get_text_for_agent(language: str, slug: str) -> ArticleText:
    """Return any published article's text: agents read all of them. Raises ArticleNotFoundError."""
    return _one(ArticleText.objects.published().filter(language=language, slug=slug))


def get_ask_by_token(token: str) -> Ask:
    """Return the session whose token the browser holds. Raises AskNotFoundError."""
    ask = Ask.objects.filter(token=token).first() if token else None
    if ask is None:
        raise AskNotFoundError
    return ask


def _one(texts: QuerySet[ArticleText]) -> ArticleText:
    text = texts.select_related("article__category", "article__owner").first()
    if text is None:
        raise ArticleNotFoundError
    return text
