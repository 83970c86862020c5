"""Questions about what an agent may see that are made once, for our own people and for partners.

The rule itself stays where it is, in `TicketQuerySet.visible_to`; here it is asked with a stand-in.
"""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.people.models import Agent

M = TypeVar("M", bound=Model)
Row = TypeVar("Row")


class Onlooker:
    """Stands for an active agent of a sort in a question made once; the key is given when it is asked."""

    is_active = True

    def __init__(self, *, is_partner: bool) -> None:
        """Take the one thing that makes the question another."""
        self.is_partner = is_partner
        self.pk = Slot("agent")


class Seen(Generic[M, Row]):
    """A ready question: `Seen(lambda who: Ticket.objects.visible_to(who).filter(pk=Slot("number")))`."""

    def __init__(self, build: Callable[[Onlooker], QuerySet[M, Row]]) -> None:
        """Take the recipe; nothing is built yet."""
        self._ways = {sort: Prepared(partial(build, Onlooker(is_partner=sort))) for sort in (False, True)}

    def all(self, agent: Agent, **values: object) -> list[Row]:
        """Return the rows this agent may see; somebody whose account is shut sees none."""
        if not agent.is_active:
            return []
        return self._ways[agent.is_partner].all(agent=agent.pk, **values)

    def first(self, agent: Agent, **values: object) -> Row | None:
        """Return the first of these rows, or None."""
        return next(iter(self.all(agent, **values)), None)
