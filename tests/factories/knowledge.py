"""Makers for articles and asking sessions: dull, valid defaults."""

from typing import Any

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.models import Article, ArticleText, Ask, CannedAnswer, Category, Wording
from ruhepol.knowledge.services.articles import Content, create_article, publish_article, save_draft
from ruhepol.knowledge.services.asking import Showing, record_opened, record_shown, start_ask
from ruhepol.knowledge.services.canned import save_canned_answer


def make_category(slug: str = "account", name_de: str = "Kundenkonto", name_en: str = "Account") -> Category:
    """Make a shelf, or return it."""
    return Category.objects.get_or_create(slug=slug, defaults={"name_de": name_de, "name_en": name_en})[0]


def make_article(
    key: str = "password", *, audience: str = Article.Audience.PUBLIC, **texts: Content
) -> Article:
    """Make a published article; `de=` and `en=` give its texts."""
    article = create_article(key=key, category=make_category(), by=SYSTEM, audience=audience)
    for language, content in (texts or {"de": password_article()}).items():
        save_draft(article=article, language=language, content=content, by=SYSTEM)  # type: ignore[arg-type]
    return publish_article(article=article, by=SYSTEM)


def make_text(title: str, body: str = "Text.", language: str = "de", **more: Any) -> ArticleText:
    """Make a published article with one text and return the text."""
    content = Content(title=title, body=body, keywords=more.pop("keywords", ""))
    key = more.pop("key", f"a{Article.objects.count()}")
    return make_article(key, **more, **{language: content}).texts.get()


def password_article() -> Content:
    """Return the German article everybody needs."""
    return Content(
        title="Passwort vergessen",
        summary="In zwei Minuten wieder im Kundenkonto.",
        body="# Neues Passwort\n\nKlicken Sie auf **Passwort vergessen** und öffnen Sie die E-Mail.",
        keywords="kennwort, zugang, login",
    )


def make_wording(article: Article, text: str = "Kiste klemmt", **facts: Any) -> Wording:
    """Make a wording the article has learned; it is not in use unless told."""
    plain = {"language": "de", "source": "confirmed", "weight": 2, "person": text, "said_at": clock.now()}
    return Wording.objects.create(article=article, text=text, **{**plain, **facts})


def make_ask(article: Article | None = None, *, opened: bool = True, **session: Any) -> Ask:
    """Make a session in which `article` was shown and, unless told otherwise, opened."""
    ask = start_ask(**{"language": "de", "device": "device-1", **session})
    if article:
        record_shown(ask=ask, showings=[Showing(article.pk, 0.8)])
        if opened:
            record_opened(ask=ask, article_id=article.pk)
    return ask


def make_canned(shortcut: str = "thanks", **facts: Any) -> CannedAnswer:
    """Make a canned answer for all teams, in German."""
    written = {"title": "Danke", "text_de": "Guten Tag {customer}, vielen Dank.", "text_en": "", "team": None}
    return save_canned_answer(by=SYSTEM, shortcut=shortcut, **{**written, **facts})
