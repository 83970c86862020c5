"""What an article's page is made of."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from ruhepol.core.html.markdown import headings, render
from ruhepol.core.text import Language
from ruhepol.knowledge import selectors
from ruhepol.knowledge.links import keys_in, with_addresses
from ruhepol.knowledge.models import ArticleText
from ruhepol.knowledge.selectors import Entry

_WORTH_A_LIST = 3  # headings from which a list of them helps


@dataclass(frozen=True, slots=True)
class Page:
    """An article ready to be drawn. `addresses` leads to the same article by language."""

    text: ArticleText
    shelf: str
    shelf_address: str
    html: SafeString
    contents: list[tuple[str, str]]
    related: list[Entry]
    addresses: dict[str, str]

    @property
    def has_video(self) -> bool:
        """Tell whether a player may be opened on the page."""
        return "data-video=" in self.html


def page(text: ArticleText, language: Language) -> Page:
    """Put an article's page together."""
    shelf = text.article.category
    found = headings(text.body)
    return Page(
        text=text,
        shelf=shelf.name_in(language),
        shelf_address=reverse("portal:category", args=[shelf.slug]),
        html=body(text, language),
        contents=found if len(found) >= _WORTH_A_LIST else [],
        related=selectors.related(text, language),
        addresses={code: address(code, slug) for code, slug in selectors.slugs_of(text).items()},
    )


def body(text: ArticleText, language: Language) -> SafeString:
    """Return the article as HTML, its links to other articles leading there."""
    slugs = selectors.slugs_by_key(keys_in(text.body), language)
    linked = with_addresses(text.body, lambda key: address(language, slugs[key]) if key in slugs else None)
    return mark_safe(render(linked))  # noqa: S308  cleaned by render


def address(language: str, slug: str) -> str:
    """Return an article's address in a language, whatever the reader's is."""
    with translation.override(language):
        return reverse("portal:article", args=[slug])
