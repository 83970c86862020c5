"""The filters a list or a saved view may use: an enumeration, so that no name from outside reaches SQL."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from ruhepol.tickets.exceptions import UnknownFilterError
from ruhepol.tickets.querysets import TicketQuerySet

Value = str | int | bool | list[str] | list[int]


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks, and when: what "me", "overdue" and "snoozed" refer to."""

    agent_id: int
    now: datetime


Apply = Callable[[TicketQuerySet, Value, Viewer], TicketQuerySet]


def _words(value: Value) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]


def _key(value: Value) -> int:
    return int(str(value))


def _status(tickets: TicketQuerySet, value: Value, _: Viewer) -> TicketQuerySet:
    """Say "not closed" in so many words where it follows, or the partial indexes would not be used."""
    wanted = _words(value)
    return (tickets if "closed" in wanted else tickets.active()).filter(status__in=wanted)


def _assignee(tickets: TicketQuerySet, value: Value, viewer: Viewer) -> TicketQuerySet:
    if value == "me":
        return tickets.filter(assignee_id=viewer.agent_id)
    return tickets.unassigned() if value == "none" else tickets.filter(assignee_id=_key(value))


def _team(tickets: TicketQuerySet, value: Value, viewer: Viewer) -> TicketQuerySet:
    if value == "mine":
        return tickets.filter(team__memberships__agent_id=viewer.agent_id)
    return tickets.filter(team=None) if value == "none" else tickets.filter(team_id=_key(value))


def _snoozed(tickets: TicketQuerySet, value: Value, viewer: Viewer) -> TicketQuerySet:
    return tickets.snoozed(viewer.now) if value is True or value == "yes" else tickets.awake(viewer.now)


FILTERS: dict[str, Apply] = {
    "status": _status,
    "assignee": _assignee,
    "team": _team,
    "snoozed": _snoozed,
    "priority": lambda tickets, value, _: tickets.filter(priority__in=[int(v) for v in _words(value)]),
    "channel": lambda tickets, value, _: tickets.filter(channel__in=_words(value)),
    "tag": lambda tickets, value, _: tickets.filter(tags__name=value),
    "topic": lambda tickets, value, _: tickets.filter(topic__slug=value),
    "cause": lambda tickets, value, _: tickets.filter(cause_id=_key(value)),
    "customer": lambda tickets, value, _: tickets.filter(customer_id=_key(value)),
    "overdue": lambda tickets, _, viewer: tickets.overdue(viewer.now),
}


def apply_filters(tickets: TicketQuerySet, filters: Mapping[str, Value], viewer: Viewer) -> TicketQuerySet:
    """Narrow a ticket query by named filters. Raises UnknownFilterError for a foreign name or value."""
    for name, value in filters.items():
        if name not in FILTERS:
            raise UnknownFilterError(name)
        try:
            tickets = FILTERS[name](tickets, value, viewer)
        except (TypeError, ValueError) as error:
            raise UnknownFilterError(f"{name}={value}") from error
    return tickets
