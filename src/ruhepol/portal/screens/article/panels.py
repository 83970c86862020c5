"""What an article's page is made of."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ruhepol.core.html.markdown import headings
from ruhepol.core.text import Language
from ruhepol.knowledge import selectors
from ruhepol.knowledge.models import ArticleFile, ArticleText
from ruhepol.knowledge.models.article import Audience
from ruhepol.knowledge.readers import Reader
from ruhepol.knowledge.selectors import Entry
from ruhepol.portal import articles, structured

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
    files: list[ArticleFile]
    addresses: dict[str, str]

    @property
    def is_public(self) -> bool:
        """Tell whether it is for everybody: search engines and shared caches may keep it."""
        return self.text.article.audience == Audience.PUBLIC

    @property
    def has_video(self) -> bool:
        """Tell whether a player may be opened on the page."""
        return "data-video=" in self.html


def page(text: ArticleText, language: Language, reader: Reader) -> Page:
    """Put an article's page together."""
    shelf = text.article.category
    html, slugs = articles.body(text, reader), selectors.slugs_of(text, reader)
    found = headings(html)
    return Page(
        text=text,
        shelf=shelf.name_in(language),
        shelf_address=reverse("portal:category", args=[shelf.slug]),
        html=html,
        contents=found if len(found) >= _WORTH_A_LIST else [],
        files=selectors.files_of(text),
        related=selectors.related(text, language, reader),
        addresses={code: articles.address(code, slug) for code, slug in slugs.items()},
    )


def structured_data(page: Page, whole: Callable[[str], str], publisher: str) -> SafeString:
    """Return what search engines are told; `whole` makes an address one that works elsewhere."""
    address = whole(page.addresses[page.text.language])
    way = [
        (gettext("Help centre"), whole(reverse("portal:home"))),
        (page.shelf, whole(page.shelf_address)),
        (page.text.title, address),
    ]
    return structured.as_script(
        [
            structured.article(page.text, address, publisher),
            structured.way(way),
            structured.questions(page.text),
        ]
    )
