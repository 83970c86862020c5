"""Telling that the product changed, so that the articles about it are read again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext

from ruhepol.knowledge import library
from ruhepol.knowledge.services.changes import note_change
from ruhepol.workspace.desk import DeskRequest, desk, staff
from ruhepol.workspace.frame import show
from ruhepol.workspace.screens.knowledge.forms import ChangeForm

_LONGEST = 120


@desk("GET", "POST", needs=staff)
def change(request: DeskRequest) -> HttpResponse:
    """Offer the articles that speak of a thing, and let those chosen be read again."""
    if request.method == "POST":
        form = ChangeForm(request.POST, agent=request.user)
        if form.is_valid():
            made = note_change(by=request.user.actor, **form.cleaned_data)
            count = made.articles.count()
            said = ngettext(
                "One article is to be read again.", "%(count)s articles are to be read again.", count
            )
            messages.success(request, said % {"count": count})
            return redirect("workspace:article-health")
        return _shown(request, request.POST.get("what", ""), form, status=422)
    what = request.GET.get("what", "").strip()[:_LONGEST]
    return _shown(request, what, ChangeForm(agent=request.user, initial={"what": what}))


def _shown(request: DeskRequest, what: str, form: ChangeForm, status: int = 200) -> HttpResponse:
    found = library.about(request.user, what[:_LONGEST]) if what else []
    return show(request, "product_change", {"what": what, "form": form, "lines": found}, status=status)
