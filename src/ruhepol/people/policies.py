"""Whom and what an agent may see among colleagues."""

from django.db.models import QuerySet

from ruhepol.people.exceptions import CalendarNotFoundError
from ruhepol.people.models import Agent, Calendar, Team


def colleagues(agent: Agent) -> QuerySet[Agent]:
    """Return the agents one may hand work to: all active ones, for a partner those of the own teams."""
    active = Agent.objects.active()
    if agent.is_partner:
        active = active.filter(pk__in=Agent.objects.filter(teams__in=agent.teams.all()).values("pk"))
    return active.order_by("name", "pk")


def teams_for(agent: Agent) -> QuerySet[Team]:
    """Return the teams one may see: all, for a partner the own ones."""
    return agent.teams.all() if agent.is_partner else Team.objects.all()


def get_calendar_for(agent: Agent, calendar_id: int) -> Calendar:
    """Return a calendar for somebody who leads. Raises CalendarNotFoundError."""
    calendar = Calendar.objects.filter(pk=calendar_id).first() if agent.leads else None
    if calendar is None:
        raise CalendarNotFoundError
    return calendar
