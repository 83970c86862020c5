"""What the inbox shows, one function a pane."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.utils.translation import gettext as _

from ruhepol.core import clock
from ruhepol.core.web.keys import key_in
from ruhepol.knowledge.notices import ReviewNotice, review_notices
from ruhepol.people.models import Agent, Team
from ruhepol.people.policies import teams_for
from ruhepol.tickets import lists
from ruhepol.tickets.exceptions import UnknownFilterError
from ruhepol.tickets.models import View
from ruhepol.tickets.policies import can_change_view
from ruhepol.tickets.selectors import find_numbers
from ruhepol.workspace.navigation import MINE, UNASSIGNED, navigation
from ruhepol.workspace.screens.inbox.lines import Line, lines
from ruhepol.workspace.screens.inbox.query import ListQuery
from ruhepol.workspace.words import language


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
    def lines(self) -> list[Line]:
        """The rows in the words one reads."""
        return lines(self.page, self.query.agent, self.now, came_from=self.query.address())

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
    """Return the list for a question: by relevance where words are searched, else newest first.

    Raises Http404 for a foreign filter.
    """
    team = _team(query)
    return Listing(
        query=query,
        page=_page(query),
        title=team.name if team else _title(query),
        is_team=team is not None,
        now=clock.now(),
        may_change_view=query.view is not None and can_change_view(query.agent, query.view),
    )


def _page(query: ListQuery) -> lists.Page:
    try:
        if query.words:
            return lists.rows_in_order(query.asked, find_numbers(query.agent, query.words))
        return lists.page(query.asked, after=query.after)
    except UnknownFilterError as error:
        raise Http404 from error


def _title(query: ListQuery) -> str:
    if query.words:
        return _("Search results")
    return query.view.label if query.view else _("Tickets")


def _team(query: ListQuery) -> Team | None:
    """Return the team whose list this is, as its entry in the navigation asks for it."""
    team = key_in(str(query.own_filters.get("team", "")))
    if query.view or query.words or not team:
        return None
    return teams_for(query.agent).filter(pk=team).first()


@dataclass(frozen=True, slots=True)
class Today:
    """What an agent sees before a ticket is chosen: how much waits, and where to begin."""

    mine: int
    unassigned: int
    longest: lists.Row | None
    any_ticket: bool
    bot_answers: int
    now: datetime


def today(agent: Agent) -> Today:
    """Return how things stand for this agent: the counts as the navigation has them, and one question."""
    waiting = navigation(agent)
    chosen = MINE if waiting.mine else UNASSIGNED
    return Today(
        mine=waiting.mine,
        unassigned=waiting.unassigned,
        longest=lists.longest_waiting(lists.Asked(agent, chosen)),
        any_ticket=bool(waiting.mine or waiting.unassigned) or lists.any_ticket(agent),
        bot_answers=waiting.bot_answers,
        now=clock.now(),
    )


def notices(agent: Agent) -> list[ReviewNotice]:
    """Return what reviews ask or tell, read only where the navigation has counted some."""
    return review_notices(agent, language()) if navigation(agent).reviews else []
