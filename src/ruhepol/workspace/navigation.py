"""What stands at the left of every page: views and teams with their counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.cache import cache

from ruhepol.core import clock
from ruhepol.people.models import Agent, Team
from ruhepol.people.policies import teams_for
from ruhepol.tickets import lists
from ruhepol.tickets.filters import Value, Viewer, apply_filters
from ruhepol.tickets.models import Ticket, View
from ruhepol.tickets.policies import views_for

FRESH_FOR = 3  # seconds a count may lag behind; it is asked on every page


@dataclass(frozen=True, slots=True)
class Navigation:
    """Views and teams as the agent sees them, with the number of tickets behind each."""

    views: list[View]
    teams: list[Team]
    counts: dict[str, int]

    def count_of(self, thing: View | Team) -> int:
        """Return how many tickets a view or team holds."""
        return self.counts[_key(thing)]


def navigation(agent: Agent) -> Navigation:
    """Return the agent's navigation, at most seconds old, in three questions when it is not kept."""
    key = _cache_key(agent)
    known: Navigation | None = cache.get(key)
    if known is None:
        known = _read(agent)
        cache.set(key, known, FRESH_FOR)
    return known


def forget(agent: Agent) -> None:
    """Let the next page read the navigation anew, after the agent changed it."""
    cache.delete(_cache_key(agent))


def _read(agent: Agent) -> Navigation:
    views, teams = list(views_for(agent)), list(teams_for(agent))
    return Navigation(views=views, teams=teams, counts=_count(agent, [*views, *teams]))


def _count(agent: Agent, things: Iterable[View | Team]) -> dict[str, int]:
    viewer = Viewer(agent_id=agent.pk, now=clock.now())
    visible = Ticket.objects.visible_to(agent)
    keys = [_key(thing) for thing in things]
    queries = {n: apply_filters(visible, _filters(thing), viewer) for n, thing in enumerate(things)}
    return {keys[n]: count for n, count in lists.counts(queries).items()}


def _filters(thing: View | Team) -> dict[str, Value]:
    if isinstance(thing, View):
        return thing.clean_filters()
    return {"team": thing.pk, "status": ["open"], "snoozed": "no"}


def _key(thing: View | Team) -> str:
    return f"{type(thing).__name__}:{thing.pk}"


def _cache_key(agent: Agent) -> str:
    return f"desk:navigation:{agent.pk}"
