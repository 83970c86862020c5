"""A ticket's page and what is done on it."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ruhepol.core import clock
from ruhepol.core.files.errors import StorageUnavailable
from ruhepol.tickets import exceptions as wrong
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.policies import get_ticket_for_agent
from ruhepol.tickets.selectors import copies_of
from ruhepol.tickets.services.draft import save_draft
from ruhepol.ui.formats import moment
from ruhepol.workspace import unsent
from ruhepol.workspace.desk import DeskRequest, desk
from ruhepol.workspace.frame import draw, is_swap, show, wants
from ruhepol.workspace.moments import usual_moments
from ruhepol.workspace.navigation import forget
from ruhepol.workspace.screens.chats.acts import CHAT_ACTS, CHAT_REFUSALS
from ruhepol.workspace.screens.chats.panels import strip
from ruhepol.workspace.screens.inbox.panels import listing
from ruhepol.workspace.screens.inbox.query import read_query
from ruhepol.workspace.screens.ticket import panels
from ruhepol.workspace.screens.ticket.acts import ACTS, ActForm
from ruhepol.workspace.screens.ticket.answering import answer, is_chatted
from ruhepol.workspace.screens.ticket.copies import copies_panel
from ruhepol.workspace.screens.ticket.forms import DraftForm, ReplyForm
from ruhepol.workspace.screens.ticket.timeline import timeline

ALL_ACTS = ACTS | CHAT_ACTS


@desk("GET", "POST")
def ticket(request: DeskRequest, number: int) -> HttpResponse:
    """Show a ticket; a POST answers it."""
    held = get_ticket_for_agent(request.user, number)
    if request.method == "POST":
        return _answer(request, held)
    return _page(request, held)


def _answer(request: DeskRequest, held: Ticket) -> HttpResponse:
    form = ReplyForm(request.POST, request.FILES)
    try:
        if not form.is_valid():
            return _page(request, held, form=form, error=_first_fault(form), status=422)
        said = answer(held, request.user, form)
    except wrong.NewerMessagesError as error:
        newer = ngettext(
            "%(n)s new message – look first, then send.",
            "%(n)s new messages – look first, then send.",
            error.count,
        )
        return _page(request, held, form=form, error=newer % {"n": error.count}, status=422)
    except wrong.EmptyMessageError:
        return _page(request, held, form=form, error=_("There is nothing written yet."), status=422)
    except (wrong.TicketClosedError, wrong.AlreadySolvedError):
        return _page(request, held, form=form, error=_("The ticket was ended meanwhile."), status=422)
    except StorageUnavailable:
        return _page(
            request,
            held,
            form=form,
            error=_("Files cannot be kept right now. Your text is still here; please try again."),
            status=422,
        )
    if not is_chatted(said):
        _say_sent(request, form)
    return back_to(request, number=held.pk)


def _say_sent(request: DeskRequest, form: ReplyForm) -> None:
    facts, seconds = form.cleaned_data, settings.RUHEPOL.undo_seconds
    if facts["kind"] == "note":
        words = _("The note is there.")
    elif facts["then"] == "later":
        words = _("Your answer goes out %(time)s.") % {"time": moment(facts["at"])}
    elif seconds:
        words = _("Your answer goes out in %(n)s seconds.") % {"n": seconds}
    else:
        words = _("Your answer is on its way.")
    messages.success(request, words)


@desk("POST")
def draft(request: DeskRequest, number: int) -> HttpResponse:
    """Keep unsent words; another window's newer ones are never overwritten."""
    held = get_ticket_for_agent(request.user, number)
    form = DraftForm(request.POST)
    form.is_valid()  # half an address typed is no reason to lose the words
    facts = form.cleaned_data
    if not {"text", "version"} <= facts.keys():
        return HttpResponse(status=413)  # with the words for it, and the draft stays as it was
    context = {"ticket": held, "stale": False, "saved": None, "version": 0}
    try:
        context["saved"] = save_draft(
            ticket=held,
            agent=request.user,
            text=facts["text"],
            version=facts["version"],
            is_note=facts.get("kind") == "note",
            copies=form.copies(),
        )
    except wrong.StaleDraftError:
        context |= {"stale": True, "version": facts["version"]}
    return draw(request, "ticket/_draft", context, status=409 if context["stale"] else 200)


@desk("GET", "POST")
def act(request: DeskRequest, number: int, verb: str) -> HttpResponse:
    """Sort the ticket: GET shows the form of an act, POST does it."""
    held = get_ticket_for_agent(request.user, number)
    chosen = ALL_ACTS[verb]
    form = chosen.form(request.POST or None, ticket=held, agent=request.user)
    if request.method == "POST":
        form = chosen.form(request.POST, ticket=held, agent=request.user)
        if form.is_valid() and _done(request, form, verb):
            forget(request.user)
            return _after(request, held, form.shows())
    context = {"ticket": held, "form": form, "act": chosen, "verb": verb, "tags": panels.tags(held)}
    if request.method == "POST" and is_swap(request):
        refused = draw(request, "act/_act", context, status=422)
        refused.headers["HX-Retarget"], refused.headers["HX-Reswap"] = "#act", "innerHTML"
        return refused
    return show(request, "act", context, part="act", status=422 if form.errors else 200)


def _after(request: DeskRequest, held: Ticket, number: int) -> HttpResponse:
    """Show the ticket an act ended at; another one than before is another page."""
    if number == held.pk:
        return back_to(request, number=number)
    address = reverse("workspace:ticket", args=[number])
    return (
        HttpResponse(status=204, headers={"HX-Redirect": address}) if is_swap(request) else redirect(address)
    )


def _done(request: DeskRequest, form: ActForm, verb: str) -> bool:
    try:
        ALL_ACTS[verb].do(form, request.user)
    except wrong.AlreadySolvedError:
        form.add_error(None, _("It is solved or closed already."))
    except wrong.PastMomentError:
        form.add_error(None, _("That moment has passed already."))
    except wrong.CannotMergeError:
        form.add_error(None, _("These two cannot be merged: one is merged already, or it is the same."))
    except wrong.NotMergedError:
        form.add_error(None, _("It is not merged any more."))
    except wrong.MergedError:
        form.add_error(None, _("It goes on in another ticket. Undo the merging first."))
    except wrong.ErasedError:
        form.add_error(None, _("It is erased with its customer."))
    except tuple(CHAT_REFUSALS) as error:
        form.add_error(None, str(CHAT_REFUSALS[type(error)]))
    return form.is_valid()


def back_to(request: DeskRequest, *, number: int) -> HttpResponse:
    """Show the ticket as it is now; it may have left the agent's sight with the last act."""
    try:
        held = get_ticket_for_agent(request.user, number)
    except wrong.TicketNotFoundError:
        messages.success(request, _("Done. The ticket is in other hands now."))
        inbox = reverse("workspace:inbox")
        return (
            HttpResponse(status=204, headers={"HX-Redirect": inbox}) if is_swap(request) else redirect(inbox)
        )
    if is_swap(request):
        return _page(request, held)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(reverse("workspace:ticket", args=[number]) + query)


def _page(
    request: DeskRequest,
    held: Ticket,
    *,
    form: ReplyForm | None = None,
    error: str = "",
    status: int = 200,
) -> HttpResponse:
    kept, copies = unsent.take(request), copies_of(held)
    story = timeline(held, copies, reader=request.user, whole="whole" in request.GET)
    composer = panels.composer(request.user, held, unsent=kept, form=form)
    known = [copy for of_message in copies.values() for copy in of_message]
    context = {
        "ticket": held,
        "timeline": story,
        "composer": composer,
        "copies": copies_panel(held, story, known, draft=composer.saved, data=form.data if form else {}),
        "error": error,
        "beside": panels.beside(request.user, held),
        "details": panels.details(held),
        "journey": panels.journey(held),
        "chat": strip(request.user, held),
        "tags": panels.tags(held),
        "waited": clock.now() - held.waiting_since if held.waiting_since else None,
        "came_from": request.GET.urlencode(),
        "moments": usual_moments(clock.now()),
    }
    if request.GET and not wants(request, "work"):
        context["listing"] = listing(read_query(request.user, request.GET))
    return show(request, "ticket", context, part="work", status=status)


def _first_fault(form: ReplyForm) -> str:
    return str(next(iter(form.errors.values()))[0])
