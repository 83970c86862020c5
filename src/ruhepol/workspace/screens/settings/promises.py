"""Promises of reply and solution times, as administrators set them."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ruhepol.people.models import Agent, Brand, Calendar, Team
from ruhepol.promises.models import Target
from ruhepol.promises.services.targets import save_target
from ruhepol.tickets.models import Ticket, Topic
from ruhepol.workspace.forms import AgentForm
from ruhepol.workspace.words import language

TIMES = ("first_response", "next_response", "resolution")
_HOUR = 60


def _hours(label: Any) -> forms.DecimalField:  # noqa: ANN401  lazy words
    return forms.DecimalField(
        required=False,
        min_value=Decimal("0.02"),
        max_value=5000,
        decimal_places=2,
        label=label,
        widget=forms.NumberInput(attrs={"step": "0.01"}),
    )


class PromiseForm(AgentForm):
    """Whose tickets it is for, and the hours that are promised."""

    name = forms.CharField(max_length=80, label=_("Name"))
    first_response = _hours(_("First answer within so many hours"))
    next_response = _hours(_("Every further answer within so many hours"))
    resolution = _hours(_("Solution within so many hours"))
    calendar = forms.ModelChoiceField(
        Calendar.objects.none(),
        required=False,
        label=_("Counted by"),
        empty_label=_("Around the clock"),
        help_text=_("Only hours in which the calendar is open count."),
    )
    brand = forms.ModelChoiceField(
        Brand.objects.none(), required=False, label=_("Brand"), empty_label=_("All brands")
    )
    team = forms.ModelChoiceField(
        Team.objects.none(), required=False, label=_("Team"), empty_label=_("All teams")
    )
    topic = forms.ModelChoiceField(
        Topic.objects.none(), required=False, label=_("Topic"), empty_label=_("All topics")
    )
    priority = forms.TypedChoiceField(required=False, coerce=int, empty_value=None, label=_("Priority"))
    position = forms.IntegerField(
        min_value=0,
        max_value=999,
        initial=0,
        label=_("Place in the order"),
        help_text=_("The first promise that fits a ticket counts, beginning with the smallest number."),
    )
    is_active = forms.BooleanField(required=False, initial=True, label=_("In force"))

    def prepare(self) -> None:
        """Offer what a ticket can have."""
        self.offer("calendar", Calendar.objects.all())
        self.offer("brand", Brand.objects.all())
        self.offer("team", Team.objects.all())
        self.offer("topic", Topic.objects.all(), lambda topic: topic.name_in(language()))
        self.choose("priority", [("", _("All priorities")), *Ticket.Priority.choices])

    def clean(self) -> dict[str, Any]:
        """Refuse a promise of nothing."""
        facts = super().clean() or {}
        if not self.errors and all(facts[name] is None for name in TIMES):
            self.add_error("first_response", _("Promise at least one time."))
        return facts

    @classmethod
    def of(cls, target: Target) -> dict[str, Any]:
        """Return a promise as the form asks it."""
        plain = {name: getattr(target, name) for name in cls.base_fields if name not in TIMES}
        return plain | {name: _in_hours(getattr(target, f"{name}_minutes")) for name in TIMES}


def keep_promise(thing: Target | None, facts: dict[str, Any], by: Agent) -> Target:
    """Make or change a promise; two decimals of an hour name every minute."""
    for name in TIMES:
        hours = facts.pop(name)
        facts[f"{name}_minutes"] = None if hours is None else round(hours * _HOUR)
    return save_target(target=thing or Target(), by=by.actor, **facts)


def _in_hours(minutes: int | None) -> str:
    return "" if minutes is None else f"{round(Decimal(minutes) / _HOUR, 2).normalize():f}"
