"""Saved views: an agent's own, and the shared ones every installation begins with."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_noop

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.people.models import Agent
from ruhepol.tickets.events import ViewDeleted, ViewSaved
from ruhepol.tickets.filters import Viewer, apply_filters
from ruhepol.tickets.models import Ticket, View

FIRST_VIEWS: tuple[tuple[str, dict[str, Any]], ...] = (
    (gettext_noop("My inbox"), {"assignee": "me", "status": ["open"], "snoozed": "no"}),
    (gettext_noop("Unassigned"), {"assignee": "none", "status": ["open"], "snoozed": "no"}),
    (gettext_noop("Waiting for customer"), {"status": ["waiting"], "snoozed": "no"}),
    (gettext_noop("All open"), {"status": ["open"], "snoozed": "no"}),
    (gettext_noop("Snoozed"), {"snoozed": "yes"}),
    (gettext_noop("Solved"), {"status": ["solved"]}),
)


@transaction.atomic
def seed_views(*, by: Actor) -> list[View]:
    """Make the shared views a help desk begins with; those there are stay.

    Publishes ViewSaved for each new one.
    """
    known = set(View.objects.filter(owner=None).values_list("name", flat=True))
    return [
        _save(View(name=name, filters=filters, position=position), by)
        for position, (name, filters) in enumerate(FIRST_VIEWS)
        if name not in known
    ]


@transaction.atomic
def save_view(
    *, name: str, filters: Mapping[str, Any], by: Actor, owner: Agent | None, view: View | None = None
) -> View:
    """Make a view of `owner` (shared with None), or give the held one a new name and new filters.

    Publishes ViewSaved. Raises UnknownFilterError for a filter nobody knows.
    """
    apply_filters(Ticket.objects.none(), filters, Viewer(agent_id=by.id or 0, now=clock.now()))
    view = view or View(owner=owner, position=_end())
    view.name, view.filters = " ".join(name.split())[:60], dict(filters)
    return _save(view, by)


@transaction.atomic
def delete_view(*, view: View, by: Actor) -> None:
    """Take a view away; its tickets stay. Publishes ViewDeleted."""
    publish(ViewDeleted(view_id=view.pk), by=by)
    view.delete()


def _end() -> int:
    return (View.objects.aggregate(last=Max("position"))["last"] or 0) + 1


def _save(view: View, by: Actor) -> View:
    view.save()
    publish(ViewSaved(view_id=view.pk), by=by)
    return view
