"""Finding an answer without asking: shelves and search."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from ruhepol.automation.known import INCIDENT
from ruhepol.channels.chat.selectors import sites
from ruhepol.core.text import Language
from ruhepol.healing.incidents import Known, known
from ruhepol.knowledge import selectors
from ruhepol.knowledge.exceptions import CategoryNotFoundError
from ruhepol.knowledge.policies import get_category_for
from ruhepol.knowledge.readers import Reader
from ruhepol.knowledge.services.gaps import record_gap
from ruhepol.knowledge.suggest.suggesting import Context, find
from ruhepol.portal.journey import KIND, note
from ruhepol.portal.page import draw, missing, reading
from ruhepol.portal.visitor import brand_of, identity_of, reader_of
from ruhepol.ui.icons import sheet

_LONGEST = 200  # characters of a search
_LISTED = 20


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show search, shelves and what to do when neither helps."""
    language, reader = reading(), reader_of(request)
    context = {
        "shelves": selectors.shelves(language, reader),
        "helpful": selectors.most_helpful(language, reader),
        "sign": _sign,
        "more_inside": _more_inside(request),
        "sites": sites(brand_of(request)),
        "known": known(brand_of(request)),
    }
    return draw(request, "home/home.html", context)


@require_safe
def category(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one shelf."""
    language, reader = reading(), reader_of(request)
    try:
        shelf = get_category_for(reader, slug)
    except CategoryNotFoundError:
        return missing(request)
    note(request, KIND.PAGE, f"category:{shelf.slug}", shelf.name_in(language))
    context = {
        "name": shelf.name_in(language),
        "summary": shelf.summary_in(language),
        "icon_name": shelf.icon,
    }
    return draw(
        request, "home/category.html", {**context, "parts": selectors.on_shelf(shelf, language, reader)}
    )


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """List what was searched for; while somebody types only the list is sent."""
    language, reader = reading(), reader_of(request)
    query = request.GET.get("q", "").strip()[:_LONGEST]
    found = find(query, language, Context(limit=_LISTED, reader=reader)) if query else []
    typing = request.headers.get("HX-Request") == "true"
    if query and not typing:
        note(request, KIND.SEARCH, query.lower(), query)
    if query and not found and not typing:
        record_gap(query=query, language=language)
    context = {
        "query": query,
        "found": found,
        "known": _known_about(query, request) if query else [],
        "shelves": [] if found else _shelves(language, reader),
        "more_inside": not found and _more_inside(request),
    }
    return draw(request, "home/_results.html" if typing else "home/search.html", context)


def _known_about(query: str, request: HttpRequest) -> list[Known]:
    """Return the incidents that a search is about; asked for only where there are any."""
    running = known(brand_of(request))
    if not running:
        return []
    asked = Context(reader=reader_of(request), kinds=(INCIDENT,))
    meant = {each.id for each in find(query, reading(), asked)}
    return [each for each in running if each.incident.pk in meant]


def _sign(name: str) -> str:
    """Return a shelf's icon, a book where there is none of that name."""
    return name if name in sheet() else "book-open"


def _more_inside(request: HttpRequest) -> bool:
    """Tell whether a stranger would see more after signing in; never what."""
    return identity_of(request) is None and selectors.more_for_customers()


def _shelves(language: Language, reader: Reader) -> list[tuple[str, str]]:
    """Return the shelves' names and addresses, for whoever found nothing."""
    shelves = selectors.shelves(language, reader)
    return [(shelf.name, reverse("portal:category", args=[shelf.slug])) for shelf in shelves]
