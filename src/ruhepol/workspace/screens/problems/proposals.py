"""Signals that come before tickets: describing the problem they suggest, or saying that it is none."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.healing.policies import get_precursor_for
from ruhepol.healing.proposals import first_words
from ruhepol.healing.services.learning import describe, dismiss, propose_again
from ruhepol.workspace.desk import DeskRequest, desk, leads
from ruhepol.workspace.frame import show
from ruhepol.workspace.screens.problems.bench import tried
from ruhepol.workspace.screens.problems.forms import ProblemForm


@desk("GET", "POST", needs=leads)
def describe_it(request: DeskRequest, precursor_id: int) -> HttpResponse:
    """Describe the problem; what the signal and its tickets say already is filled in."""
    precursor = get_precursor_for(request.user, precursor_id)
    form = ProblemForm(request.POST or None, initial=first_words(precursor, request.user))
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            kept = describe(precursor=precursor, description=form.description(), by=request.user.actor)
            form.keep_remedy(kept, request.user.actor)
        messages.success(request, _("Saved. It is looked for from now on."))
        return redirect("workspace:problem", problem_id=kept.pk)
    context = {"form": form, "known": None, **tried(form, request.user)}
    return show(request, "problem", context, status=422 if form.errors else 200)


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
