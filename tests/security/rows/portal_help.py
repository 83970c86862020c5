"""The help centre: open to everybody, also to search engines."""

from tests.factories.knowledge import make_category, make_text
from tests.security.matrix import EVERYBODY, Row


def shelf(_world):
    """Return a category that holds an article."""
    make_text("Find your invoice", language="en")
    return {"slug": make_category().slug}


def article(_world):
    """Return a published article."""
    return {"slug": make_text("Find your invoice", language="en").slug}


def verdict(_world):
    """Return what a reader says."""
    return {"helped": "yes"}


ROWS = [
    Row(url="crawlers:robots", lets_in=EVERYBODY),
    Row(url="crawlers:sitemap", lets_in=EVERYBODY),
    Row(url="portal:home", lets_in=EVERYBODY),
    Row(url="portal:search", lets_in=EVERYBODY),
    Row(url="portal:feed", lets_in=EVERYBODY),
    Row(url="portal:category", lets_in=EVERYBODY, about=shelf),
    Row(url="portal:article", lets_in=EVERYBODY, about=article),
    Row(url="portal:article_feedback", lets_in=EVERYBODY, method="post", about=article, data=verdict),
]
