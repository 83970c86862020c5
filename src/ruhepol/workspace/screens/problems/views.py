"""Describing known problems, for leads."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.healing.conditions.text import EXAMPLE, ConditionError, parse
from ruhepol.healing.diagnosis import Past, would_have_matched
from ruhepol.healing.models import KnownProblem
from ruhepol.healing.policies import get_problem_for
from ruhepol.healing.proposals import proposals, put_aside
from ruhepol.healing.services.problems import save_problem
from ruhepol.people.models import Asset
from ruhepol.workspace.desk import DeskRequest, desk, leads
from ruhepol.workspace.frame import draw, show
from ruhepol.workspace.screens.problems.forms import ProblemForm


@desk("GET", needs=leads)
def problems(request: DeskRequest) -> HttpResponse:
    """List the problems we know."""
    context = {
        "problems": KnownProblem.objects.all(),
        "proposals": proposals(request.user),
        "put_aside": put_aside(),
    }
    return show(request, "problems", context)


@desk("GET", "POST", needs=leads)
def new(request: DeskRequest) -> HttpResponse:
    """Describe another one."""
    form = ProblemForm(request.POST or None, initial={"condition": EXAMPLE, "asset_kind": Asset.Kind.SERVER})
    return _form(request, None, form)


@desk("GET", "POST", needs=leads)
def problem(request: DeskRequest, problem_id: int) -> HttpResponse:
    """Show what is known of a problem, and change it."""
    known = get_problem_for(request.user, problem_id)
    return _form(request, known, ProblemForm(request.POST or None, instance=known))


def _form(request: DeskRequest, known: KnownProblem | None, form: ProblemForm) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        kept = save_problem(problem=known, description=form.description(), by=request.user.actor)
        messages.success(request, _("Saved. It is looked for from now on."))
        return redirect("workspace:problem", problem_id=kept.pk)
    context = {
        "form": form,
        "known": known,
        **tried(form["condition"].value() or "", form["asset_kind"].value() or ""),
    }
    return show(request, "problem", context, status=422 if form.errors else 200)


@desk("POST", needs=leads)
def try_condition(request: DeskRequest) -> HttpResponse:
    """Show with which assets a condition that is being written would have matched lately."""
    found = tried(request.POST.get("condition", ""), request.POST.get("asset_kind", ""))
    return draw(request, "problem/_bench", found)


def tried(text: str, asset_kind: str) -> dict[str, object]:
    """Return what the bench shows: the past with this condition, or why it is none."""
    found: list[Past] = []
    try:
        found = would_have_matched(parse(text), asset_kind=asset_kind)
    except ConditionError as error:
        return {"found": found, "wrong": str(error)}
    return {"found": found, "wrong": ""}
