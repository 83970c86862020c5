"""Changing a ticket: each named field is one act of a service."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Literal

from django.db import transaction
from ninja import Field

from ruhepol.api.hearing import Heard
from ruhepol.api.problems import Problem
from ruhepol.api.v1.schemas import Priority
from ruhepol.people.models import Agent
from ruhepol.people.policies import colleagues, teams_for
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.snooze import snooze, wake
from ruhepol.tickets.services.solve import close, reopen, solve
from ruhepol.tickets.services.sort import assign, move, prioritise, set_tags


class Changes(Heard):
    """What shall be different. A field left out stays; null takes away where something can be taken away."""

    status: Literal["open", "solved", "closed"] | None = None
    priority: Priority | None = None
    assignee_id: int | None = None
    team_id: int | None = None
    tags: list[str] | None = Field(None, max_length=50)
    snoozed_until: datetime | None = None


@transaction.atomic
def apply_changes(ticket: Ticket, changes: Changes, agent: Agent) -> None:
    """Apply every named field, or none where one is refused."""
    for name in changes.model_fields_set:
        _VERBS[name](ticket, getattr(changes, name), agent)


def _status(ticket: Ticket, status: str | None, agent: Agent) -> None:
    if status is None:
        raise Problem(422, "A ticket always has a status.", "Send “open”, “solved” or “closed”.")
    if status != ticket.status:
        verb: Callable[..., object] = {"open": reopen, "solved": solve, "closed": close}[status]
        verb(ticket=ticket, by=agent.actor)


def _priority(ticket: Ticket, priority: int | None, agent: Agent) -> None:
    if priority is None:
        raise Problem(422, "A ticket always has a priority.", "Send a number from 1 (low) to 4 (urgent).")
    prioritise(ticket=ticket, priority=priority, by=agent.actor)


def _assignee(ticket: Ticket, agent_id: int | None, agent: Agent) -> None:
    to = None
    if agent_id is not None and (to := colleagues(agent).filter(pk=agent_id).first()) is None:
        raise Problem(422, "There is no such agent.", "Name an active agent the token's agent works with.")
    assign(ticket=ticket, to=to, by=agent.actor)


def _team(ticket: Ticket, team_id: int | None, agent: Agent) -> None:
    to = None
    if team_id is not None and (to := teams_for(agent).filter(pk=team_id).first()) is None:
        raise Problem(422, "There is no such team.", "Name a team the token's agent may see.")
    move(ticket=ticket, to=to, by=agent.actor)


def _tags(ticket: Ticket, tags: list[str] | None, agent: Agent) -> None:
    set_tags(ticket=ticket, names=tags or [], by=agent.actor)


def _snoozed(ticket: Ticket, until: datetime | None, agent: Agent) -> None:
    if until is None:
        wake(ticket=ticket, by=agent.actor)
    elif until.tzinfo is None:
        raise Problem(422, "The moment has no time zone.", "Send ISO 8601 with an offset, e.g. …T12:00:00Z.")
    else:
        snooze(ticket=ticket, until=until, by=agent.actor)


_VERBS: dict[str, Callable[[Ticket, Any, Agent], None]] = {
    "status": _status,
    "priority": _priority,
    "assignee_id": _assignee,
    "team_id": _team,
    "tags": _tags,
    "snoozed_until": _snoozed,
}
