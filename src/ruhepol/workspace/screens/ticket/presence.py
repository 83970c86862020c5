"""Who else is at a ticket, drawn from what the live hub told the browser."""

from django.http import HttpResponse

from ruhepol.core.actors import ActorKind
from ruhepol.core.web.keys import key_in
from ruhepol.people.models import Agent
from ruhepol.tickets.policies import get_ticket_for_agent
from ruhepol.workspace.desk import DeskRequest, desk
from ruhepol.workspace.frame import draw

MOST = 20


@desk("GET")
def who(request: DeskRequest, number: int) -> HttpResponse:
    """Show the people named by `who=agent:3:typing customer:5:here` beside the ticket."""
    held = get_ticket_for_agent(request.user, number)
    told = [part.split(":") for part in request.GET.get("who", "").split()[:MOST]]
    agents = {int(key): state for kind, key, state in _sound(told) if kind == ActorKind.AGENT}
    agents.pop(request.user.pk, None)
    names = dict(Agent.objects.filter(pk__in=agents).values_list("pk", "name"))
    customer = {
        state
        for kind, key, state in _sound(told)
        if kind == ActorKind.CUSTOMER and int(key) == held.customer_id
    }
    context = {
        "typing": [names[key] for key, state in agents.items() if key in names and state == "typing"],
        "looking": [names[key] for key, state in agents.items() if key in names and state == "here"],
        "customer": (held.customer.name or str(held.customer)) if customer else "",
        "customer_types": "typing" in customer,
    }
    return draw(request, "ticket/_who", context)


def _sound(told: list[list[str]]) -> list[list[str]]:
    """Keep what has three parts and a number in the middle."""
    return [parts for parts in told if len(parts) == len(("kind", "key", "state")) and key_in(parts[1])]
