"""From an article's Markdown to HTML: keys become addresses, names of pictures become pictures.

Addresses belong to the faces, so a face says how it makes them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext

from ruhepol.core.html.markdown import Picture, render
from ruhepol.core.text import Language
from ruhepol.knowledge.links import images_in, keys_in, with_addresses
from ruhepol.knowledge.models import ArticleImage
from ruhepol.knowledge.readers import VISITOR, Reader
from ruhepol.knowledge.selectors import slugs_by_key


@dataclass(frozen=True, slots=True)
class Addresses:
    """How a face addresses an article, by language and slug, and a picture, by its file's name."""

    article: Callable[[str, str], str]
    image: Callable[[str], str]


def to_html(
    body: str,
    *,
    article_id: int | None,
    language: Language,
    addresses: Addresses,
    reader: Reader = VISITOR,
) -> str:
    """Return clean HTML. A link or picture that is not there for the reader leaves its words."""
    slugs = slugs_by_key(keys_in(body), language, reader)
    linked = with_addresses(
        body, lambda key: addresses.article(language, slugs[key]) if key in slugs else None
    )
    with translation.override(language):
        return render(linked, _pictures(body, article_id, addresses), _titles())


def _titles() -> dict[str, str]:
    """Return what stands over a box whose author wrote no title, in the article's language."""
    return {
        "note": gettext("Note"),
        "tip": gettext("Tip"),
        "important": gettext("Important"),
        "warning": gettext("Warning"),
    }


def _pictures(body: str, article_id: int | None, addresses: Addresses) -> dict[str, Picture]:
    names = images_in(body)
    if not names or article_id is None:
        return {}
    return {
        f"image:{image.name}": Picture(addresses.image(image.file_name), image.width, image.height)
        for image in ArticleImage.objects.filter(article_id=article_id, name__in=names)
    }
