"""What we know of the customer's things while the ticket is read, and what can be done about it from here."""

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from ruhepol.core import clock
from ruhepol.core.text import Language, in_writing
from ruhepol.core.web.keys import key_in
from ruhepol.healing.exceptions import RailError, RunNotFoundError
from ruhepol.healing.looking import Look, look_closely, look_for
from ruhepol.healing.models import KnownProblem, Run
from ruhepol.healing.policies import assets_for, get_run_for, runs_for
from ruhepol.healing.progress import offer, progress
from ruhepol.healing.services.runs import propose
from ruhepol.people.models import Agent, Asset
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.policies import get_ticket_for_agent
from ruhepol.workspace.desk import DeskRequest, desk
from ruhepol.workspace.frame import draw
from ruhepol.workspace.screens.ticket.rails import held_back

MOST, LONGEST = 20, 4_000
RUNS = 3
LATELY = timedelta(days=1)


@desk("GET")
def diagnosis(request: DeskRequest, number: int) -> HttpResponse:
    """Show the problems that the customer's assets have just now, what would help, and repairs at work."""
    held = get_ticket_for_agent(request.user, number)
    assets = _assets(request.user, held)
    looks = look_closely(assets, _said(held), customer=held.customer) if assets else []
    runs = [progress(run, _language()) for run in _runs(request.user, held, assets)]
    context = {"found": [_found(one, held) for one in looks], "runs": runs, "ticket": held}
    return draw(request, "ticket/_diagnosis", context)


@desk("POST")
def repair(request: DeskRequest, number: int) -> HttpResponse:
    """Repair what was found, or try it without effect."""
    held = get_ticket_for_agent(request.user, number)
    problem_id, asset_id = (key_in(request.POST.get(name, "")) for name in ("problem", "asset"))
    asset = next((one for one in _assets(request.user, held) if one.pk == asset_id), None)
    problem = KnownProblem.objects.select_related("remedy").filter(pk=problem_id).first()
    if asset is None or problem is None or look_for(problem, asset, customer=held.customer) is None:
        return draw(request, "ticket/_held_back", {"words": _("This is no longer so.")}, status=409)
    try:
        run = propose(
            problem=problem,
            asset=asset,
            ticket=held,
            customer=held.customer,
            dry=request.POST.get("dry") == "yes",
            by=request.user.actor,
        )
    except RailError as error:
        return draw(request, "ticket/_held_back", {"words": held_back(error)}, status=409)
    return _drawn(request, held, run)


@desk("GET")
def run(request: DeskRequest, number: int, run_id: int) -> HttpResponse:
    """Show how far a repair is."""
    held = get_ticket_for_agent(request.user, number)
    shown = get_run_for(request.user, run_id)
    if not shown.asset.customers.filter(pk=held.customer_id).exists():
        raise RunNotFoundError
    return _drawn(request, held, shown)


def _assets(agent: Agent, held: Ticket) -> list[Asset]:
    return list(assets_for(agent).filter(customers=held.customer_id).order_by("-updated_at")[:MOST])


def _runs(agent: Agent, held: Ticket, assets: list[Asset]) -> list[Run]:
    """Return the repairs at work, those of this ticket, and what the customer tried lately without one."""
    tried = Q(customer=held.customer_id, ended_at__gt=clock.now() - LATELY)
    wanted = Q(ended_at=None) | Q(ticket=held) | tried
    return list(runs_for(agent).filter(wanted, asset__in=assets)[:RUNS])


def _found(one: Look, held: Ticket) -> dict[str, Any]:
    finding = one.finding
    offered = offer(finding.problem, finding.asset, _language(), customer=held.customer, readings=one.values)
    return {"look": one, "finding": finding, "offer": offered}


def _said(held: Ticket) -> str:
    first = held.messages.filter(kind=Message.Kind.CUSTOMER).first()
    return f"{held.subject}\n{first.text if first else ''}"[:LONGEST]


def _drawn(request: DeskRequest, held: Ticket, shown: Run) -> HttpResponse:
    return draw(request, "ticket/_run", {"shown": progress(shown, _language()), "ticket": held})


def _language() -> Language:
    return in_writing(translation.get_language())
