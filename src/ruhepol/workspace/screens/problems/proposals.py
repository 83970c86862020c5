"""Signals that come before tickets: describing the problem they suggest, or saying that it is none."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.healing.models import KnownProblem
from ruhepol.healing.policies import get_precursor_for
from ruhepol.healing.proposals import first_words
from ruhepol.healing.services.learning import describe, dismiss, propose_again
from ruhepol.healing.services.problems import Description
from ruhepol.workspace.desk import DeskRequest, desk, leads
from ruhepol.workspace.screens.problems.forms import ProblemForm
from ruhepol.workspace.screens.problems.views import edited


@desk("GET", "POST", needs=leads)
def describe_it(request: DeskRequest, precursor_id: int) -> HttpResponse:
    """Describe the problem; what the signal and its tickets say already is filled in."""
    precursor = get_precursor_for(request.user, precursor_id)
    form = ProblemForm(request.POST or None, initial=first_words(precursor, request.user))

    def keep(description: Description) -> KnownProblem:
        return describe(precursor=precursor, description=description, by=request.user.actor)

    return edited(request, None, form, keep)


@desk("POST", needs=leads)
def not_this(request: DeskRequest, precursor_id: int) -> HttpResponse:
    """Take a lead's word that this is no problem."""
    dismiss(precursor=get_precursor_for(request.user, precursor_id), by=request.user.actor)
    messages.success(request, _("Noted. It is not proposed again."))
    return redirect("workspace:problems")


@desk("POST", needs=leads)
def again(request: DeskRequest, precursor_id: int) -> HttpResponse:
    """Take that back."""
    propose_again(precursor=get_precursor_for(request.user, precursor_id), by=request.user.actor)
    return redirect("workspace:problems")
