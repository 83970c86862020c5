"""Searches that found nothing: each is a wish for an article, until there is one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from ruhepol.knowledge import library
from ruhepol.knowledge.models import SearchGap
from ruhepol.knowledge.services.gaps import dismiss_gap
from ruhepol.workspace.desk import DeskRequest, desk, staff
from ruhepol.workspace.frame import show


@desk("GET", needs=staff)
def wishes(request: DeskRequest) -> HttpResponse:
    """List what people looked for in vain and would still look for in vain."""
    context = {"wishes": library.wishes(), "counts": library.counts(request.user)}
    return show(request, "wishes", context)


@desk("POST", needs=staff)
def dismiss(request: DeskRequest, gap_id: int) -> HttpResponse:
    """Take a search from the list that is no wish."""
    dismiss_gap(gap=get_object_or_404(SearchGap, pk=gap_id), by=request.user.actor)
    messages.success(request, _("Taken from the list. If it is searched for again, it comes back."))
    return redirect("workspace:wishes")
