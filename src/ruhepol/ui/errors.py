"""What people get when there is no page: calm words in their language, what is safe, and a way on.

htmx gets the words as a notice: the page it was asked from stays as it is, with all that was typed.
Programs keep the bare answers.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from ruhepol.core.web.bridge import REFUSED

AGENTS = ("/desk/", "/account/")
WORDLESS = {403, 404, 405, 413, 429}
"""What views answer without a word of their own."""

NOTICES: dict[str, Promise | str] = {
    "400": gettext_lazy("That could not be read. What you wrote stays here; please try again."),
    "403": gettext_lazy("This is not open to you."),
    "403_csrf": gettext_lazy(
        "This page is older than your sign-in. Your text stays here: open the page beside it, then try again."
    ),
    "404": gettext_lazy("What you asked for is not here any more."),
    "405": gettext_lazy("This cannot be done from here."),
    "408": gettext_lazy("That took too long to arrive. What you wrote stays here; please try again."),
    "413": gettext_lazy(
        "That was too large to be sent. What you wrote stays here; leave out the largest files."
    ),
    "429": gettext_lazy("That was too much at once. What you wrote stays here; please wait a moment."),
}


class ErrorPages:
    """Gives words to what was refused before a view was asked, and to answers without any."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request."""
        if refused := request.META.get(REFUSED):
            answer = error(request, refused)
            answer.headers["Connection"] = "close"  # what was not taken in is still on the line
            return answer
        if "\0" in request.path_info or "%00" in request.META["QUERY_STRING"]:
            return error(request, 400)  # PostgreSQL refuses to be asked for what no text of it can hold
        response = self.get_response(request)
        if not isinstance(response, HttpResponse) or response.content or not _is_person(request):
            return response
        if response.status_code not in WORDLESS:
            return response
        answer = error(request, response.status_code)
        for name in ("Allow", "Retry-After"):
            if name in response.headers:
                answer.headers[name] = response.headers[name]
        return answer


def error(request: HttpRequest, status: int, name: str = "") -> HttpResponse:
    """Answer with the page of a status, or of `name` where it has several; htmx gets a notice."""
    name = name or str(status)
    with manners_of(request):
        if "HX-Request" in request.headers and name in NOTICES:
            way = shown_in(request) if name == "403_csrf" else ""
            return notice(request, str(NOTICES[name]), href=way, label=_("Open the page anew"), status=status)
        answer = render(request, f"{name}.html", {"ways": _ways(request, name)}, status=status)
        answer.headers["Content-Language"] = translation.get_language() or ""
        return answer


def notice(request: HttpRequest, words: str, *, href: str = "", label: str = "", status: int) -> HttpResponse:
    """Answer htmx with words beside the page, which stays; `href` opens in a tab of its own."""
    context = {"words": words, "href": href, "label": label}
    answer = render(request, "ui/notice.html", context, status=status)
    answer.headers["HX-Retarget"], answer.headers["HX-Reswap"] = "#toasts", "beforeend"
    answer.headers["HX-Reselect"] = "ui-toast"
    return answer


@contextmanager
def manners_of(request: HttpRequest) -> Iterator[None]:
    """Speak an agent's own language, in their theme, on agents' pages."""
    agent = _agent(request)
    if theme := getattr(agent, "theme", ""):
        request.COOKIES["theme"] = theme
    with override(getattr(agent, "language", "") or translation.get_language()):
        yield


def _agent(request: HttpRequest) -> object:
    """Return whoever is signed in on agents' pages; nobody while the database cannot be asked."""
    if request.path_info.startswith(AGENTS):
        with suppress(Error):
            user = getattr(request, "user", None)
            return user if user and user.is_authenticated else None
    return None


def _ways(request: HttpRequest, name: str) -> list[tuple[str, str]]:
    """Return where to go on, the likeliest first: labels and addresses."""
    form = came_from(request) if name != "404" else ""
    ways = [(_("Back to the form"), form)] if form else []
    if request.path_info.startswith(AGENTS):
        return [*ways, (_("To the inbox") if _agent(request) else _("Sign in"), reverse("workspace:inbox"))]
    help_centre, person = reverse("portal:home"), reverse("portal:request")
    return [*ways, (_("Help centre"), help_centre), (_("Write to us"), person)]


def came_from(request: HttpRequest) -> str:
    """Return the page of ours a form was sent from, empty where it was none."""
    return _own(request, request.headers.get("Referer", "")) if request.method == "POST" else ""


def shown_in(request: HttpRequest) -> str:
    """Return the page that is open in the browser htmx asks from, empty where it does not say."""
    return _own(request, request.headers.get("HX-Current-URL", ""))


def _own(request: HttpRequest, address: str) -> str:
    """Return path and query of an address of this house, else nothing."""
    if not url_has_allowed_host_and_scheme(address, {request.get_host()}):
        return ""
    parts = urlsplit(address)
    path = f"/{parts.path.lstrip('/')}"  # a second slash would begin the name of another host
    return parts._replace(scheme="", netloc="", path=path, fragment="").geturl()


def _is_person(request: HttpRequest) -> bool:
    """Tell whether somebody looks at the answer: browsers name HTML, htmx says who it is."""
    return "text/html" in request.headers.get("Accept", "") or "HX-Request" in request.headers
