"""What a list is asked for: a saved view, filters over it, words to search, a place to go on from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import Http404, QueryDict

from ruhepol.people.models import Agent
from ruhepol.tickets.filters import FILTERS, Value
from ruhepol.tickets.lists import Asked
from ruhepol.tickets.models import View
from ruhepol.workspace.navigation import forget, navigation

_SEVERAL = {"status", "priority", "channel"}


@dataclass(frozen=True, slots=True)
class ListQuery:
    """One question to the list, as its address states it."""

    agent: Agent
    view: View | None
    own_filters: dict[str, Value] = field(default_factory=dict)
    words: str = ""
    after: str = ""

    @property
    def filters(self) -> dict[str, Value]:
        """The view's filters, overruled by those of the address."""
        return {**(self.view.clean_filters() if self.view else {}), **self.own_filters}

    @property
    def asked(self) -> Asked:
        """The tickets asked for among those the agent may see."""
        return Asked(self.agent, self.filters)

    def address(self, **changes: object) -> str:
        """Return the query string of this question with some parts replaced, from the start."""
        query = QueryDict(mutable=True)
        parts: Mapping[str, object] = {
            "view": self.view.pk if self.view else None,
            **self.own_filters,
            "q": self.words or None,
            **changes,
        }
        for name, value in parts.items():
            if value is not None:
                query.setlist(name, [str(v) for v in value] if isinstance(value, list) else [str(value)])
        return query.urlencode()

    def without(self, name: str) -> str:
        """Return the query string without one of the address's filters."""
        return self.address(**{name: None})


def read_query(agent: Agent, asked: QueryDict) -> ListQuery:
    """Read a list's question from an address.

    Without view, filter and words it is the agent's first view. Raises Http404 for a view that is not there.
    """
    filters = {name: _value(asked, name) for name in FILTERS if any(asked.getlist(name))}
    words = asked.get("q", "").strip()[:200]
    return ListQuery(
        agent=agent,
        view=_view(agent, asked.get("view", ""), bare=not filters and not words),
        own_filters=filters,
        words=words,
        after=asked.get("after", ""),
    )


def _value(asked: QueryDict, name: str) -> Value:
    values = [value for value in asked.getlist(name) if value]
    return values if name in _SEVERAL else values[-1]


def _view(agent: Agent, wanted: str, *, bare: bool) -> View | None:
    if not wanted and not bare:
        return None
    for _try in range(2):
        views = navigation(agent).views
        if view := next((view for view in views if not wanted or str(view.pk) == wanted), None):
            return view
        forget(agent)  # another process may have just made it
    if wanted:
        raise Http404
    return None
