"""Putting a ticket in its place: assignee, team, priority, tags, cause."""

from collections.abc import Iterable

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.base import Event
from ruhepol.core.events.outbox import publish
from ruhepol.people.models import Agent, Team
from ruhepol.tickets.events import CauseSet, PriorityChanged, TicketAssigned, TicketMoved, TicketTagged
from ruhepol.tickets.models import Cause, Tag, Ticket
from ruhepol.tickets.services._conversation import lock


def _set(held: Ticket, field: str, value: object, event: Event, by: Actor) -> Ticket:
    setattr(held, field, value)
    held.updated_at = clock.now()
    held.save(update_fields=[field, "updated_at"])
    publish(event, by=by)
    return held


@transaction.atomic
def assign(*, ticket: Ticket, to: Agent | None, by: Actor) -> Ticket:
    """Give the ticket to an agent, or back to the team with None. Publishes TicketAssigned."""
    held = lock(ticket)
    agent_id = to.pk if to else None
    if held.assignee_id == agent_id:
        return held
    event = TicketAssigned(ticket_id=held.pk, before_id=held.assignee_id, agent_id=agent_id)
    return _set(held, "assignee", to, event, by)


@transaction.atomic
def move(*, ticket: Ticket, to: Team | None, by: Actor) -> Ticket:
    """Hand the ticket to a team. Publishes TicketMoved."""
    held = lock(ticket)
    team_id = to.pk if to else None
    if held.team_id == team_id:
        return held
    event = TicketMoved(ticket_id=held.pk, before_id=held.team_id, team_id=team_id)
    return _set(held, "team", to, event, by)


@transaction.atomic
def prioritise(*, ticket: Ticket, priority: int, by: Actor) -> Ticket:
    """Say how badly it is needed. Publishes PriorityChanged. Raises ValueError for an unknown priority."""
    held = lock(ticket)
    wanted = Ticket.Priority(priority)
    if held.priority == wanted:
        return held
    event = PriorityChanged(ticket_id=held.pk, before=held.priority, priority=wanted)
    return _set(held, "priority", wanted, event, by)


@transaction.atomic
def set_cause(*, ticket: Ticket, cause: Cause | None, by: Actor) -> Ticket:
    """Say why the contact was needed. Publishes CauseSet."""
    held = lock(ticket)
    cause_id = cause.pk if cause else None
    if held.cause_id == cause_id:
        return held
    return _set(held, "cause", cause, CauseSet(ticket_id=held.pk, cause_id=cause_id), by)


@transaction.atomic
def set_tags(*, ticket: Ticket, names: Iterable[str], by: Actor) -> Ticket:
    """Give the ticket exactly these tags; unknown ones are made. Publishes TicketTagged on a change."""
    held = lock(ticket)
    wanted = {" ".join(name.split()).lower()[:60] for name in names} - {""}
    current = set(held.tags.values_list("name", flat=True))
    if wanted == current:
        return held
    Tag.objects.bulk_create([Tag(name=name) for name in wanted], ignore_conflicts=True)
    held.tags.set(Tag.objects.filter(name__in=wanted))
    held.updated_at = clock.now()
    held.save(update_fields=["updated_at"])
    added, removed = tuple(sorted(wanted - current)), tuple(sorted(current - wanted))
    publish(TicketTagged(ticket_id=held.pk, added=added, removed=removed), by=by)
    return held
