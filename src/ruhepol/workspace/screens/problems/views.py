"""Describing known problems, for leads."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ruhepol.core.web.keys import key_in
from ruhepol.healing.conditions.text import EXAMPLE
from ruhepol.healing.models import KnownProblem, Remedy
from ruhepol.healing.policies import get_problem_for
from ruhepol.healing.proposals import proposals, put_aside
from ruhepol.healing.services.problems import Description, save_problem
from ruhepol.people.models import Asset
from ruhepol.workspace.desk import DeskRequest, desk, leads
from ruhepol.workspace.frame import draw, show
from ruhepol.workspace.screens.problems.bench import tried
from ruhepol.workspace.screens.problems.forms import ProblemForm

LATEST = 8
ON_A_PAGE = 50


@desk("GET", needs=leads)
def problems(request: DeskRequest) -> HttpResponse:
    """List the problems we know, and atop the first page what is worth describing."""
    words, after = request.GET.get("q", ""), request.GET.get("after", "")
    found = KnownProblem.objects.saying(words)
    last = KnownProblem.objects.filter(pk=key_in(after)).first() if after else None
    rows = list((found.after(last) if last else found)[: ON_A_PAGE + 1])
    context = {
        "problems": rows[:ON_A_PAGE],
        "words": words,
        "older": f"?{urlencode({'q': words, 'after': rows[ON_A_PAGE - 1].pk})}" if rows[ON_A_PAGE:] else "",
        "is_first": not (words or last),
    }
    if context["is_first"]:
        context |= {"proposals": proposals(request.user), "put_aside": put_aside()}
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
    def keep(description: Description) -> KnownProblem:
        return save_problem(problem=known, description=description, by=request.user.actor)

    return edited(request, known, form, keep)


def edited(
    request: DeskRequest,
    known: KnownProblem | None,
    form: ProblemForm,
    keep: Callable[[Description], KnownProblem],
) -> HttpResponse:
    """Keep what a form says, or show it; the bench beside it looks back once the page stands."""
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            kept = keep(form.description())
            form.keep_remedy(kept, request.user.actor)
        messages.success(request, _("Saved. It is looked for from now on."))
        return redirect("workspace:problem", problem_id=kept.pk)
    asked = request.method == "POST" or "past" in request.GET
    looked = tried(form, request.user) if asked else {}
    context = {"form": form, "known": known, "looked": bool(looked), **looked, **_repairs(known)}
    return show(request, "problem", context, status=422 if form.errors else 200)


def _repairs(known: KnownProblem | None) -> dict[str, object]:
    """Return the remedy of a problem and what it did lately."""
    if known is None:
        return {}
    latest = known.runs.select_related("problem", "asset").order_by("-pk")[:LATEST]
    return {"remedy": Remedy.objects.filter(problem=known).first(), "latest_runs": list(latest)}


@desk("POST", needs=leads)
def try_condition(request: DeskRequest) -> HttpResponse:
    """Show what a problem that is being written would have meant last week."""
    return draw(request, "problem/_bench", tried(ProblemForm(request.POST), request.user))
