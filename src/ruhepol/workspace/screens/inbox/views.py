"""The inbox and what is done from it."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ruhepol.tickets.policies import get_view_to_change
from ruhepol.tickets.services import views as view_services
from ruhepol.workspace.desk import DeskRequest, desk, leads
from ruhepol.workspace.frame import draw, is_swap, next_address, show, wants
from ruhepol.workspace.navigation import forget, navigation
from ruhepol.workspace.screens.channels.panels import well_being
from ruhepol.workspace.screens.inbox import panels
from ruhepol.workspace.screens.inbox.acts import act_on
from ruhepol.workspace.screens.inbox.forms import BulkForm, FilterForm, ViewForm
from ruhepol.workspace.screens.inbox.query import read_query
from ruhepol.workspace.screens.incidents.panels import open_incidents
from ruhepol.workspace.screens.runs.panels import waiting_for


@desk("GET")
def inbox(request: DeskRequest) -> HttpResponse:
    """Show a list of tickets beside what to do next."""
    query = read_query(request.user, request.GET)
    if wants(request, "now"):
        forget(request.user)
        return draw(request, "inbox/_now", {"query": query, "today": panels.today(request.user)})
    context: dict[str, object] = {"query": query, "listing": panels.listing(query)}
    if not is_swap(request):
        context |= {"today": panels.today(request.user), "waiting": waiting_for(request.user)}
        context["notices"] = panels.notices(request.user)
    return show(request, "inbox", context, part="list")


@desk("GET")
def counts(request: DeskRequest) -> HttpResponse:
    """Show the navigation anew, for pages that stay open."""
    forget(request.user)
    return draw(request, "_navigation", {"navigation": navigation(request.user)})


@desk("GET", needs=leads)
def for_leads(request: DeskRequest) -> HttpResponse:
    """Show what a lead's start page fetches after itself: open incidents and how mail flows."""
    return draw(request, "inbox/_for_leads", {"open": open_incidents(), **well_being()})


@desk("GET")
def choose_filters(request: DeskRequest) -> HttpResponse:
    """Show the filters of a list to choose from."""
    query = read_query(request.user, request.GET)
    form = FilterForm(agent=request.user, initial=query.filters, auto_id="filter_%s")
    return show(request, "filter", {"form": form, "query": query}, part="act")


@desk("POST")
def bulk(request: DeskRequest) -> HttpResponse:
    """Do one thing to all chosen tickets; what writes to customers asks for the number first."""
    form = BulkForm(request.POST, agent=request.user)
    back = next_address(request, reverse("workspace:inbox"))
    if not form.is_valid():
        messages.error(request, _first_fault(form))
        return redirect(back)
    if form.asks_back:
        chosen = {"numbers": form.cleaned_data["ticket"], "solving": form.cleaned_data["act"] == "solve"}
        return show(request, "inbox_chosen", {**chosen, "back": back, "form": BulkForm(agent=request.user)})
    done, refused = act_on(list(form.tickets()), request.user, form.cleaned_data)
    _report(request, done, refused)
    forget(request.user)
    return redirect(back)


@desk("GET", "POST")
def save_view(request: DeskRequest) -> HttpResponse:
    """Keep the filters of a list under a name."""
    source = request.POST.get("query", "") if request.method == "POST" else request.GET.urlencode()
    query = read_query(request.user, QueryDict(source))
    form = ViewForm(request.POST or None, agent=request.user)
    if request.method == "POST" and form.is_valid():
        shared = form.cleaned_data.get("shared", False)
        view = view_services.save_view(
            name=form.cleaned_data["name"],
            filters=query.filters,
            owner=None if shared else request.user,
            by=request.user.actor,
        )
        return _to_view(request, view.pk)
    context = {"form": form, "query": source, "title": _("Save as a view"), "deletable": None}
    return show(request, "inbox_view", context, status=422 if form.errors else 200)


@desk("GET", "POST")
def change_view(request: DeskRequest, view_id: int) -> HttpResponse:
    """Give a view another name."""
    view = get_view_to_change(request.user, view_id)
    form = ViewForm(request.POST or None, agent=request.user, initial={"name": view.label})
    form.fields.pop("shared", None)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        name = view.name if name == view.label else name  # a first view keeps a name in every language
        view_services.save_view(
            view=view, name=name, filters=view.filters, owner=view.owner, by=request.user.actor
        )
        return _to_view(request, view.pk)
    context = {"form": form, "query": "", "title": view.label, "deletable": view}
    return show(request, "inbox_view", context, status=422 if form.errors else 200)


@desk("POST")
def delete_view(request: DeskRequest, view_id: int) -> HttpResponse:
    """Take a view away; its tickets stay where they are."""
    view = get_view_to_change(request.user, view_id)
    view_services.delete_view(view=view, by=request.user.actor)
    forget(request.user)
    messages.success(request, _("The view is deleted. Its tickets are all still there."))
    return redirect("workspace:inbox")


def _to_view(request: DeskRequest, view_id: int) -> HttpResponse:
    forget(request.user)
    return redirect(f"{reverse('workspace:inbox')}?view={view_id}")


def _first_fault(form: BulkForm) -> str:
    if "ticket" in form.errors:
        return _("Choose tickets first.")
    return str(next(iter(form.errors.values()))[0])


def _report(request: DeskRequest, done: int, refused: list[int]) -> None:
    if done:
        changed = ngettext("%(n)s ticket changed.", "%(n)s tickets changed.", done) % {"n": done}
        messages.success(request, changed)
    if refused:
        numbers = ", ".join(f"#{number}" for number in refused)
        messages.warning(request, _("Left as they were: %(numbers)s") % {"numbers": numbers})
