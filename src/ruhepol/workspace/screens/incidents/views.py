"""Looking at incidents and matches, for leads; a proposal is made public here."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.core import clock
from ruhepol.healing.exceptions import IncidentMovedError
from ruhepol.healing.incidents import reach
from ruhepol.healing.models import Incident, Match
from ruhepol.healing.policies import get_incident_for
from ruhepol.healing.services.incidents import activate
from ruhepol.workspace.desk import DeskRequest, desk, leads
from ruhepol.workspace.frame import show
from ruhepol.workspace.screens.incidents.forms import ActivateForm, EndForm, SayForm

ON_A_PAGE = 50
NEXT_WORD = timedelta(hours=1)


@desk("GET", needs=leads)
def incidents(request: DeskRequest) -> HttpResponse:
    """List the incidents, open ones first, and the problems that were found lately."""
    known = list(Incident.objects.select_related("problem").order_by("-began_at", "-pk")[:ON_A_PAGE])
    found = Match.objects.select_related("problem", "asset").order_by("-found_at", "-pk")
    context = {
        "open": [(one, reach(one)) for one in known if one.is_open],
        "past": [one for one in known if not one.is_open],
        "found": found[:ON_A_PAGE],
    }
    return show(request, "incidents", context)


@desk("GET", "POST", needs=leads)
def incident(request: DeskRequest, incident_id: int) -> HttpResponse:
    """Show an incident with what was said; the first word makes a proposal public."""
    held = _held(request, incident_id)
    form = ActivateForm(request.POST or None, initial=_beginning(held))
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("title_de", "title_en", "brand")}
        try:
            activate(incident=held, said=form.said(), by=request.user.actor, **facts)
        except IncidentMovedError:
            messages.error(request, _("Somebody was faster: look at how it is now."))
        else:
            messages.success(request, _("It is public now: form, help centre, chat and status page say it."))
        return redirect("workspace:incident", incident_id=held.pk)
    return page(request, held, first=form)


def page(request: DeskRequest, held: Incident, **forms: Any) -> HttpResponse:  # noqa: ANN401  a form each
    """Draw the page of an incident, with a form that was refused where there is one."""
    usual = {"next_word_at": clock.now() + NEXT_WORD}
    context = {
        "incident": held,
        "reach": reach(held),
        "said": held.words.select_related("agent"),
        "first": ActivateForm(initial=_beginning(held)),
        "more": SayForm(initial=usual, auto_id="more_%s"),
        "last": EndForm(auto_id="last_%s"),
        **forms,
    }
    refused = any(form.errors for form in forms.values())
    return show(request, "incident", context, status=422 if refused else 200)


def _held(request: DeskRequest, incident_id: int) -> Incident:
    return get_incident_for(request.user, incident_id)


def _beginning(held: Incident) -> dict[str, object]:
    """Return what a lead begins with: the problem's own words."""
    problem = held.problem
    return {
        "title_de": held.title_de,
        "title_en": held.title_en,
        "words_de": problem.words_de,
        "words_en": problem.words_en,
        "next_word_at": clock.now() + NEXT_WORD,
        "brand": held.brand_id,
    }
