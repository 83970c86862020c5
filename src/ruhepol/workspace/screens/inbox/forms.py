"""What can be done with many tickets at once, and naming a view."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ruhepol.core.web.keys import key_in
from ruhepol.people.models import Team
from ruhepol.people.policies import teams_for
from ruhepol.tickets.lists import Tickets
from ruhepol.tickets.models import Ticket
from ruhepol.workspace.forms import AgentForm

MOST = 200  # tickets in one act; more is a job for rules


class BulkForm(AgentForm):
    """An act on chosen tickets. Solving asks customers, so it wants the number confirmed."""

    ACTS = [
        ("take", _("Assign to me")),
        ("move", _("Hand to a team")),
        ("tag", _("Add a tag")),
        ("solve", _("Solve")),
        ("more", _("More …")),
    ]

    act = forms.ChoiceField(choices=ACTS)
    ticket = forms.TypedMultipleChoiceField(coerce=int)
    team = forms.ModelChoiceField(Team.objects.none(), required=False, label=_("Team"))
    tag = forms.CharField(max_length=60, required=False, label=_("Tag"))
    confirmed = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def prepare(self) -> None:
        """Offer only teams the agent may see; the numbers are looked up among the visible tickets."""
        chosen = self.data.getlist("ticket")[:MOST] if isinstance(self.data, QueryDict) else []
        self.choose("ticket", [(n, n) for n in chosen if key_in(n)])
        self.offer("team", teams_for(self.agent))

    def clean(self) -> dict[str, Any]:
        """Ask for what the chosen act needs."""
        facts = super().clean() or {}
        act = facts.get("act")
        if act == "move" and not facts.get("team"):
            self.add_error("team", _("Which team?"))
        if act == "tag" and not facts.get("tag"):
            self.add_error("tag", _("Which tag?"))
        return facts

    def tickets(self) -> Tickets:
        """Return the chosen tickets as far as the agent may see them."""
        return Ticket.objects.visible_to(self.agent).filter(pk__in=self.cleaned_data["ticket"])

    @property
    def asks_back(self) -> bool:
        """Tell whether a choice is missing, or customers would be written to without the number confirmed."""
        facts = self.cleaned_data
        unconfirmed = facts["act"] == "solve" and facts.get("confirmed") != len(facts["ticket"])
        return facts["act"] == "more" or unconfirmed


class ViewForm(AgentForm):
    """The name of a view; its filters come from the list it is made of."""

    name = forms.CharField(max_length=60, label=_("Name of the view"))
    shared = forms.BooleanField(required=False, label=_("Everybody sees it"))

    def prepare(self) -> None:
        """Let only leads share views."""
        if not self.agent.leads:
            del self.fields["shared"]


class FilterForm(AgentForm):
    """The usual filters as a form that is sent as an address."""

    status = forms.MultipleChoiceField(
        choices=Ticket.Status.choices, required=False, label=_("Status"), widget=forms.CheckboxSelectMultiple
    )
    assignee = forms.ChoiceField(
        choices=[("", _("Anybody")), ("me", _("Me")), ("none", _("Nobody"))],
        required=False,
        label=_("Assignee"),
    )
    team = forms.ModelChoiceField(
        Team.objects.none(), required=False, label=_("Team"), empty_label=_("Any team")
    )
    priority = forms.MultipleChoiceField(
        choices=Ticket.Priority.choices,
        required=False,
        label=_("Priority"),
        widget=forms.CheckboxSelectMultiple,
    )
    channel = forms.ChoiceField(
        choices=[("", _("Any way")), *Ticket.Channel.choices], required=False, label=_("Channel")
    )
    tag = forms.CharField(max_length=60, required=False, label=_("Tag"))

    def prepare(self) -> None:
        """Offer only teams the agent may see."""
        self.offer("team", teams_for(self.agent))
