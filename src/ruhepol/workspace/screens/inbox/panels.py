"""What the inbox shows, one function a pane."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from ruhepol.core import clock
from ruhepol.people.models import Agent, Team
from ruhepol.people.policies import teams_for
from ruhepol.tickets import lists
from ruhepol.tickets.models import Ticket, View
from ruhepol.tickets.policies import can_change_view
from ruhepol.tickets.selectors import find_numbers
from ruhepol.workspace.screens.inbox.query import ListQuery


@dataclass(frozen=True, slots=True)
class Listing:
    """The pane of tickets: a page of rows, what it is called, and what may be done with it."""

    query: ListQuery
    page: lists.Page
    title: str
    now: datetime
    may_change_view: bool
    is_team: bool

    @property
    def view(self) -> View | None:
        """The saved view, where the list is one."""
        return self.query.view

    @property
    def shown_filters(self) -> list[str]:
        """The filters shown as chips: those of a team's list are its name already."""
        implied = {"team", "status", "snoozed"} if self.is_team else set()
        return [name for name in self.query.own_filters if name not in implied]

    @property
    def older(self) -> str:
        """The query string of the next page, empty at the end."""
        return self.query.address(after=self.page.after) if self.page.after else ""


def listing(query: ListQuery) -> Listing:
    """Return the list for a question: by relevance where words are searched, else newest first."""
    tickets, team = query.tickets(), _team(query)
    page = (
        lists.rows_in_order(tickets, find_numbers(query.agent, query.words))
        if query.words
        else lists.page(tickets, after=query.after)
    )
    return Listing(
        query=query,
        page=page,
        title=team.name if team else _title(query),
        is_team=team is not None,
        now=clock.now(),
        may_change_view=query.view is not None and can_change_view(query.agent, query.view),
    )


def _title(query: ListQuery) -> str:
    if query.words:
        return _("Search results")
    return query.view.label if query.view else _("Tickets")


def _team(query: ListQuery) -> Team | None:
    """Return the team whose list this is, as its entry in the navigation asks for it."""
    team = str(query.own_filters.get("team", ""))
    if query.view or query.words or not team.isdecimal():
        return None
    return teams_for(query.agent).filter(pk=int(team)).first()


@dataclass(frozen=True, slots=True)
class Today:
    """What an agent sees before a ticket is chosen: how much waits, and where to begin."""

    mine: int
    unassigned: int
    longest: lists.Row | None
    any_ticket: bool
    now: datetime


def today(agent: Agent) -> Today:
    """Return how things stand for this agent, in three questions."""
    now = clock.now()
    turn = Ticket.objects.visible_to(agent).active().open().awake(now)
    mine = turn.filter(assignee=agent)
    counts = lists.counts({0: mine, 1: turn.unassigned()})
    return Today(
        mine=counts[0],
        unassigned=counts[1],
        longest=lists.longest_waiting(mine if counts[0] else turn.unassigned()),
        any_ticket=bool(counts[0] or counts[1]) or Ticket.objects.visible_to(agent).exists(),
        now=now,
    )
