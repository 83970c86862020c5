"""Articles as the portal shows them: their addresses, those of their pictures, and their text as HTML."""

from typing import cast

from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from ruhepol.core.text import Language
from ruhepol.knowledge.models import ArticleText
from ruhepol.knowledge.readers import Reader
from ruhepol.knowledge.rendering import Addresses, to_html


def address(language: str, slug: str) -> str:
    """Return an article's address in a language, whatever the reader's is."""
    with translation.override(language):
        return reverse("portal:article", args=[slug])


def image_address(file_name: str) -> str:
    """Return the address of a picture in an article."""
    return reverse("media:article-image", args=[file_name])


def body(text: ArticleText, reader: Reader) -> SafeString:
    """Return the article as HTML, its links to other articles leading there."""
    html = to_html(
        text.body,
        article_id=text.article_id,
        language=cast("Language", text.language),
        addresses=Addresses(article=address, image=image_address),
        reader=reader,
    )
    return mark_safe(html)  # noqa: S308  cleaned by rendering
