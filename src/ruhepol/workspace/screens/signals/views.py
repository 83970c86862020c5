"""Connecting sources, for administrators; and an asset with what happened to it, for whoever may see it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.core.db.keyset import read_mark, write_mark
from ruhepol.healing.exceptions import NameTakenError
from ruhepol.healing.models import Pull, Signal, Source
from ruhepol.healing.policies import get_asset_for, get_source_for
from ruhepol.healing.reading.mapping import MappingError
from ruhepol.healing.selectors import Meant, preview, told_once
from ruhepol.healing.services.sources import change_source, connect_source, renew_key
from ruhepol.workspace.desk import DeskRequest, admins, desk
from ruhepol.workspace.frame import draw, show
from ruhepol.workspace.screens.signals.forms import NewSourceForm, SourceForm

ON_A_PAGE = 50
KEY = "signal_key"


@desk("GET", "POST", needs=admins)
def sources(request: DeskRequest) -> HttpResponse:
    """List the systems that tell us things, and connect another."""
    form = NewSourceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made, key = connect_source(by=request.user.actor, **form.cleaned_data)
        except NameTakenError:
            form.add_error("name", _("Another source has this name."))
        else:
            return _with_key(request, made, key)
    context = {"sources": Source.objects.all(), "form": form}
    return show(request, "sources", context, status=422 if form.errors else 200)


@desk("GET", "POST", needs=admins)
def source(request: DeskRequest, source_id: int) -> HttpResponse:
    """Show how a source is doing, and change it."""
    held = get_source_for(request.user, source_id)
    form = SourceForm(request.POST or None, instance=held)
    if request.method == "POST" and form.is_valid():
        try:
            change_source(source=held, by=request.user.actor, **form.cleaned_data)
        except NameTakenError:
            form.add_error("name", _("Another source has this name."))
        else:
            messages.success(request, _("Saved. It counts from the next signal on."))
            return redirect("workspace:source", source_id=held.pk)
    held.refresh_from_db()
    context = {
        "source": held,
        "form": form,
        "meant": preview(held, held.mapping),
        "refusals": held.refusals.all()[:ON_A_PAGE],
        "pull": Pull.objects.filter(source=held).first(),
        "key": request.session.pop(KEY, ""),
        "endpoint": request.build_absolute_uri("/signals/"),
    }
    return show(request, "source", context, status=422 if form.errors else 200)


@desk("POST", needs=admins)
def try_mapping(request: DeskRequest, source_id: int) -> HttpResponse:
    """Show what rules that are being written would make of the latest signals."""
    held = get_source_for(request.user, source_id)
    meant: list[Meant] = []
    wrong = ""
    try:
        meant = preview(held, request.POST.get("mapping", ""))
    except MappingError as error:
        wrong = _("Line %(line)s is no rule yet.") % {"line": error.line}
    return draw(request, "source/_preview", {"meant": meant, "wrong": wrong})


@desk("POST", needs=admins)
def new_key(request: DeskRequest, source_id: int) -> HttpResponse:
    """Give a source another key; the old one ends."""
    held = get_source_for(request.user, source_id)
    return _with_key(request, held, renew_key(source=held, by=request.user.actor))


def _with_key(request: DeskRequest, held: Source, key: str) -> HttpResponse:
    """Go to the source's page, which shows the key this once."""
    request.session[KEY] = key
    return redirect("workspace:source", source_id=held.pk)


@desk("GET", needs=admins)
def refusal(request: DeskRequest, source_id: int, refusal_id: int) -> HttpResponse:
    """Hand out the beginning of what could not be read, as it came."""
    found = get_source_for(request.user, source_id).refusals.filter(pk=refusal_id).first()
    if found is None:
        raise Http404
    name = f"signals-{found.pk}.bin"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(bytes(found.beginning), content_type="application/octet-stream", headers=headers)


@desk("GET")
def asset(request: DeskRequest, asset_id: int) -> HttpResponse:
    """Show an asset and what its systems told of it, newest first."""
    held = get_asset_for(request.user, asset_id)
    signals = Signal.objects.of([held.pk]).newest_first()
    if request.GET.get("grave"):
        signals = signals.grave()
    if mark := read_mark(request.GET.get("after", "")):
        signals = signals.older_than(*mark)
    rows = list(signals[: ON_A_PAGE + 1])
    last = rows[ON_A_PAGE - 1] if len(rows) > ON_A_PAGE else None
    context = {
        "asset": held,
        "up_to": mark[0] if mark else None,
        "customers": held.customers.order_by("name")[:ON_A_PAGE],
        "told": told_once(rows[:ON_A_PAGE]),
        "grave": bool(request.GET.get("grave")),
        "following": write_mark(last.last_at, last.pk) if last else "",
    }
    return show(request, "asset", context)
