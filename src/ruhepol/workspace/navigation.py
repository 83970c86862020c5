"""What stands at the left of every page: views and teams with their counts."""

import time
from dataclasses import dataclass

from ruhepol.automation.selectors import count_waiting
from ruhepol.knowledge.notices import count_review_notices
from ruhepol.people.models import Agent, Team
from ruhepol.people.policies import teams_for
from ruhepol.tickets import lists
from ruhepol.tickets.filters import Value
from ruhepol.tickets.models import View
from ruhepol.tickets.policies import views_for

FRESH_FOR = 3  # seconds a count may lag behind; it is asked on every page
MINE: dict[str, Value] = {"assignee": "me", "status": ["open"], "snoozed": "no"}
UNASSIGNED: dict[str, Value] = {"assignee": "none", "status": ["open"], "snoozed": "no"}


@dataclass(frozen=True, slots=True)
class Navigation:
    """Views and teams as the agent sees them, with the number of tickets behind each.

    `reviews` is how many reviews of articles wait for the agent or are news, `bot_answers` how many bad ones
    of the bot nobody has looked at.
    """

    views: list[View]
    teams: list[Team]
    counts: dict[str, int]
    mine: int
    unassigned: int
    reviews: int
    bot_answers: int

    def count_of(self, thing: View | Team) -> int:
        """Return how many tickets a view or team holds."""
        return self.counts[_key(thing)]


_kept: dict[int, tuple[float, Navigation]] = {}  # by agent, with the moment until which it is fresh


def navigation(agent: Agent) -> Navigation:
    """Return the agent's navigation, at most seconds old, in five questions when it is not kept."""
    until, known = _kept.get(agent.pk, (0.0, None))
    if known is None or until < time.monotonic():
        known = _read(agent)
        _kept[agent.pk] = time.monotonic() + FRESH_FOR, known
    return known


def forget(agent: Agent) -> None:
    """Let the next page read the navigation anew, after the agent changed it."""
    _kept.pop(agent.pk, None)


def forget_all() -> None:
    """Keep nobody's navigation any longer."""
    _kept.clear()


def _read(agent: Agent) -> Navigation:
    views, teams = list(views_for(agent)), list(teams_for(agent))
    things: list[View | Team] = [*views, *teams]
    mine, unassigned, *rest = lists.counts(agent, [MINE, UNASSIGNED, *map(_filters, things)])
    return Navigation(
        views=views,
        teams=teams,
        counts={_key(thing): count for thing, count in zip(things, rest, strict=True)},
        mine=mine,
        unassigned=unassigned,
        reviews=count_review_notices(agent),
        bot_answers=count_waiting(agent),
    )


def _filters(thing: View | Team) -> dict[str, Value]:
    if isinstance(thing, View):
        return thing.clean_filters()
    return {"team": thing.pk, "status": ["open"], "snoozed": "no"}


def _key(thing: View | Team) -> str:
    return f"{type(thing).__name__}:{thing.pk}"
