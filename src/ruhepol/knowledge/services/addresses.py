"""The addresses of texts: made from the title, never given to another text, never dropped."""

from ruhepol.knowledge.models import ArticleAddress, ArticleText
from ruhepol.knowledge.naming import free_name

_SPELT = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue"}


def free_slug(title: str, language: str, text: ArticleText | None = None) -> str:
    """Return an address for a title: ä→ae in German, numbered where another text has or had it."""
    plain = title.lower()
    if language == "de":
        plain = plain.translate(_SPELT)
    others = ArticleAddress.objects.filter(language=language)
    if text:
        others = others.exclude(text=text)
    return free_name(plain, among=others, field="slug", longest=100, default="article")


def keep_address(text: ArticleText) -> None:
    """Remember where a text stands, so that the address leads to it from now on."""
    ArticleAddress.objects.get_or_create(language=text.language, slug=text.slug, defaults={"text": text})
