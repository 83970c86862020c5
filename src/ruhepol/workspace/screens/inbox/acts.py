"""One act on many tickets: each is its own transaction, so one that does not fit stops no other."""

from collections.abc import Callable, Mapping
from typing import Any

from ruhepol.people.models import Agent
from ruhepol.tickets.exceptions import TicketError
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services import solve, sort

Facts = Mapping[str, Any]


def _take(ticket: Ticket, agent: Agent, _facts: Facts) -> object:
    return sort.assign(ticket=ticket, to=agent, by=agent.actor)


def _move(ticket: Ticket, agent: Agent, facts: Facts) -> object:
    return sort.move(ticket=ticket, to=facts["team"], by=agent.actor)


def _tag(ticket: Ticket, agent: Agent, facts: Facts) -> object:
    names = {*ticket.tags.values_list("name", flat=True), facts["tag"]}
    return sort.set_tags(ticket=ticket, names=names, by=agent.actor)


def _solve(ticket: Ticket, agent: Agent, _facts: Facts) -> object:
    return solve.solve(ticket=ticket, by=agent.actor)


_ACTS: dict[str, Callable[[Ticket, Agent, Facts], object]] = {
    "take": _take,
    "move": _move,
    "tag": _tag,
    "solve": _solve,
}


def act_on(tickets: list[Ticket], agent: Agent, facts: Facts) -> tuple[int, list[int]]:
    """Do the chosen act to each ticket; return how many took it and the numbers of those that could not."""
    refused = []
    for ticket in tickets:
        try:
            _ACTS[facts["act"]](ticket, agent, facts)
        except TicketError:
            refused.append(ticket.pk)
    return len(tickets) - len(refused), refused
