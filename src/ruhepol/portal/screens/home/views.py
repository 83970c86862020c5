"""Finding an answer without asking: shelves and search."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from ruhepol.core.text import Language
from ruhepol.knowledge import selectors
from ruhepol.knowledge.exceptions import CategoryNotFoundError
from ruhepol.knowledge.policies import get_category
from ruhepol.knowledge.services.gaps import record_gap
from ruhepol.knowledge.suggest.suggesting import Context, find
from ruhepol.portal.page import draw, missing, reading
from ruhepol.ui.icons import sheet

_LONGEST = 200  # characters of a search
_LISTED = 20


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show search, shelves and what to do when neither helps."""
    language = reading()
    shelves, helpful = selectors.shelves(language), selectors.most_helpful(language)
    context = {"shelves": shelves, "helpful": helpful, "sign": _sign}
    return draw(request, "home/home.html", context)


@require_safe
def category(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one shelf."""
    language = reading()
    try:
        shelf = get_category(slug)
    except CategoryNotFoundError:
        return missing(request)
    context = {
        "name": shelf.name_in(language),
        "summary": shelf.summary_in(language),
        "icon_name": shelf.icon,
    }
    return draw(request, "home/category.html", {**context, "entries": selectors.on_shelf(shelf, language)})


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """List what was searched for; while somebody types only the list is sent."""
    language = reading()
    query = request.GET.get("q", "").strip()[:_LONGEST]
    found = find(query, language, Context(limit=_LISTED)) if query else []
    typing = request.headers.get("HX-Request") == "true"
    if query and not found and not typing:
        record_gap(query=query, language=language)
    context = {"query": query, "found": found, "shelves": [] if found else _shelves(language)}
    return draw(request, "home/_results.html" if typing else "home/search.html", context)


def _sign(name: str) -> str:
    """Return a shelf's icon, a book where there is none of that name."""
    return name if name in sheet() else "book-open"


def _shelves(language: Language) -> list[tuple[str, str]]:
    """Return the shelves' names and addresses, for whoever found nothing."""
    return [
        (shelf.name, reverse("portal:category", args=[shelf.slug])) for shelf in selectors.shelves(language)
    ]
