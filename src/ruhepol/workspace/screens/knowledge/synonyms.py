"""Words that mean the same in this house, arranged by leads."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.knowledge.models import Synonyms
from ruhepol.knowledge.policies import get_synonyms_for
from ruhepol.knowledge.services.synonyms import delete_synonyms, save_synonyms
from ruhepol.workspace.desk import DeskRequest, desk, leads
from ruhepol.workspace.frame import show
from ruhepol.workspace.screens.knowledge.forms import SynonymsForm


@desk("GET", "POST", needs=leads)
def synonyms(request: DeskRequest) -> HttpResponse:
    """List the groups of words, and take a new one."""
    return _edit(request, None)


@desk("GET", "POST", needs=leads)
def group(request: DeskRequest, synonyms_id: int) -> HttpResponse:
    """Change one group of words."""
    return _edit(request, get_synonyms_for(request.user, synonyms_id))


@desk("POST", needs=leads)
def delete(request: DeskRequest, synonyms_id: int) -> HttpResponse:
    """Let the words mean what they say again."""
    delete_synonyms(held=get_synonyms_for(request.user, synonyms_id), by=request.user.actor)
    messages.success(request, _("Deleted."))
    return redirect("workspace:synonyms")


def _edit(request: DeskRequest, held: Synonyms | None) -> HttpResponse:
    initial = {"words": held.words, "brand": held.brand} if held else {}
    form = SynonymsForm(request.POST or None, agent=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        words, brand = form.group
        save_synonyms(held=held, words=words, brand=brand, by=request.user.actor)
        messages.success(request, _("Saved. The next question is understood with these words."))
        return redirect("workspace:synonyms")
    context = {"form": form, "held": held, "groups": Synonyms.objects.select_related("brand")}
    return show(request, "synonyms", context, status=422 if form.errors else 200)
