"""The door of the workspace: who enters, in which language and time zone, and what a closed door says."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ruhepol.automation.exceptions import AnswerNotFoundError
from ruhepol.channels.chat.exceptions import ChatNotFoundError
from ruhepol.channels.email.exceptions import MailNotFoundError
from ruhepol.core.events.outbox import newest_event
from ruhepol.healing.exceptions import (
    IncidentNotFoundError,
    ProblemNotFoundError,
    RunNotFoundError,
    SourceNotFoundError,
    SystemNotFoundError,
)
from ruhepol.knowledge.exceptions import (
    ArticleNotFoundError,
    CategoryNotFoundError,
    FileNotFoundInArticleError,
    ImageNotFoundError,
    InsertionNotFoundError,
    MissingAnswerNotFoundError,
    OverlapNotFoundError,
    ReviewNotFoundError,
    SectionNotFoundError,
    SynonymsNotFoundError,
    WordingNotFoundError,
)
from ruhepol.people.exceptions import CalendarNotFoundError
from ruhepol.people.models import Agent
from ruhepol.people.selectors import has_agents
from ruhepol.tickets.exceptions import TicketNotFoundError
from ruhepol.ui.errors import came_from, notice, shown_in
from ruhepol.workspace import unsent

_UNSENT = gettext_lazy(
    "Nothing was sent or changed yet: you were signed out meanwhile. Sign in and you are back at the page, "
    "with the answer or ticket you were writing."
)


class DeskRequest(HttpRequest):
    """A request of somebody who has been let in."""

    user: Agent
    news: int  # the newest event before the page was read; what comes later is heard live


View = Callable[..., HttpResponseBase]
Needs = Callable[[Agent], bool]


def everyone(agent: Agent) -> bool:
    """Let in every agent, partners too; what they see is decided ticket by ticket."""
    return agent.is_active


def staff(agent: Agent) -> bool:
    """Let in our own people, not partners."""
    return not agent.is_partner


def leads(agent: Agent) -> bool:
    """Let in leads and administrators."""
    return agent.leads


def admins(agent: Agent) -> bool:
    """Let in administrators."""
    return agent.administers


def desk(*methods: str, needs: Needs = everyone) -> Callable[[View], View]:
    """Open a view to agents for these methods.

    A stranger is sent to sign in, with unsent words kept, and htmx says so beside the page; a ticket one may
    not see is a page that is not there; a page one may not use says so (403).
    """

    def opened(view: View) -> View:
        @wraps(view)
        def entered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            agent = request.user
            if not agent.is_authenticated:
                return _to_sign_in(request)
            if not needs(agent):
                raise PermissionDenied
            if request.method not in (*methods, "HEAD"):
                return HttpResponse(status=405, headers={"Allow": ", ".join(methods)})
            request.news = newest_event()  # type: ignore[attr-defined]
            with _manners_of(request, agent):
                return _private(view(request, *args, **kwargs), agent)

        return entered

    return opened


@contextmanager
def _manners_of(request: HttpRequest, agent: Agent) -> Iterator[None]:
    """Speak the agent's language, time zone and theme; what is not theirs is not there."""
    request.COOKIES["theme"] = agent.theme
    with translation.override(agent.language), timezone.override(agent.time_zone):
        try:
            yield
        except (
            AnswerNotFoundError,
            TicketNotFoundError,
            CalendarNotFoundError,
            MailNotFoundError,
            ChatNotFoundError,
            ArticleNotFoundError,
            CategoryNotFoundError,
            ImageNotFoundError,
            MissingAnswerNotFoundError,
            InsertionNotFoundError,
            OverlapNotFoundError,
            SynonymsNotFoundError,
            WordingNotFoundError,
            IncidentNotFoundError,
            ProblemNotFoundError,
            RunNotFoundError,
            SourceNotFoundError,
            SystemNotFoundError,
            FileNotFoundInArticleError,
            ReviewNotFoundError,
            SectionNotFoundError,
        ) as error:
            raise Http404 from error


def _private(response: HttpResponseBase, agent: Agent) -> HttpResponseBase:
    """Let nothing of an agent's page stay in a shared or later cache."""
    response.headers.setdefault("Content-Language", agent.language)
    response.headers.setdefault("Cache-Control", "private, no-store")
    return response


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if not has_agents():
        return redirect("workspace:setup")
    page = _page_of(request)
    unsent.keep(request, page=page.partition("?")[0])
    to_login = redirect_to_login(page)
    if "HX-Request" not in request.headers:
        if request.method == "POST":
            messages.warning(request, _UNSENT)
        return to_login
    words = _("You are signed out. Your text stays here: sign in beside it, then go on.")
    return notice(request, words, href=to_login["Location"], label=_("Sign in"), status=401)


def _page_of(request: HttpRequest) -> str:
    """Return the page that is open in the browser; what htmx asks for is only a part of it."""
    return shown_in(request) or came_from(request) or request.get_full_path()
