"""The base of forms whose choices depend on who fills them in."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.db.models import QuerySet

from ruhepol.people.models import Agent


@cache
def time_zones() -> list[tuple[str, str]]:
    """Return the world's time zones as choices. The machine keeps them in 600 files, so it is asked once."""
    zones = sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC")
    return [(zone, zone.replace("_", " ")) for zone in zones]


class AgentForm(forms.Form):
    """A form that knows its agent and fills its choices in `prepare`."""

    def __init__(self, *args: Any, agent: Agent, **kwargs: Any) -> None:  # noqa: ANN401  Django's signature
        """Keep the agent and prepare the choices."""
        super().__init__(*args, **kwargs)
        self.agent = agent
        self.prepare()

    def prepare(self) -> None:
        """Fill choices that depend on the agent."""

    def offer(self, name: str, rows: QuerySet[Any], label: Callable[[Any], str] | None = None) -> None:
        """Let a field choose among these rows only, each shown by `label`."""
        field = self.fields[name]
        if not isinstance(field, forms.ModelChoiceField):
            raise TypeError(f"{name} chooses no rows")
        field.queryset = rows
        if label:
            field.label_from_instance = label  # type: ignore[assignment,method-assign]

    def choose(self, name: str, choices: Sequence[tuple[object, object]]) -> None:
        """Let a field choose among these pairs of value and label only."""
        field = self.fields[name]
        if not isinstance(field, forms.ChoiceField):
            raise TypeError(f"{name} chooses nothing")
        field.choices = choices
