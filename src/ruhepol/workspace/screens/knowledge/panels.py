"""What the articles' pages show."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ruhepol.core import clock
from ruhepol.knowledge.models import Article, ArticleText, Category
from ruhepol.workspace.words import language


@dataclass(frozen=True, slots=True)
class Line:
    """One article in the list: its title, which languages it has, whether somebody should read it again."""

    article: Article
    title: str
    languages: tuple[str, ...]
    waits: bool
    review_due: bool


def shelf_list(words: str) -> list[tuple[Category, list[Line]]]:
    """Return the shelves with their articles, those whose titles hold the words; three questions."""
    found = Article.objects.select_related("category", "owner").prefetch_related("texts__versions")
    if words.strip():
        titled = Q(texts__title__icontains=words.strip()) | Q(texts__keywords__icontains=words.strip())
        found = found.filter(titled).distinct()
    today: date = clock.now().date()
    lines: dict[int, list[Line]] = {}
    for article in found:
        lines.setdefault(article.category_id, []).append(_line(article, today))
    return [(shelf, lines[shelf.pk]) for shelf in Category.objects.all() if shelf.pk in lines]


def _line(article: Article, today: date) -> Line:
    texts = {text.language: text for text in article.texts.all()}
    shown = texts.get(language()) or next(iter(texts.values()), None)
    is_live = article.state == Article.State.PUBLISHED
    return Line(
        article=article,
        title=shown.title if shown else article.key,
        languages=tuple(sorted(texts)),
        waits=is_live and any(_newest(text) > text.version for text in texts.values()),
        review_due=bool(is_live and article.review_on and article.review_on <= today),
    )


def _newest(text: ArticleText) -> int:
    return max((version.number for version in text.versions.all()), default=0)


def texts_of(article: Article) -> dict[str, dict[str, str]]:
    """Return the newest words of an article by language, published or not."""
    texts: dict[str, dict[str, str]] = {}
    for text in article.texts.prefetch_related("versions"):
        newest = next(iter(text.versions.all()), None) or text
        texts[text.language] = {
            "title": newest.title,
            "summary": newest.summary,
            "body": newest.body,
            "keywords": newest.keywords,
        }
    return texts
