"""Sorting a ticket: one small form an act, each ending in one service."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ruhepol.core import clock
from ruhepol.knowledge.likely import likely_causes
from ruhepol.people.models import Agent, Team
from ruhepol.people.policies import colleagues, teams_for
from ruhepol.tickets.exceptions import TicketNotFoundError
from ruhepol.tickets.models import Cause, Ticket
from ruhepol.tickets.policies import get_ticket_for_agent
from ruhepol.tickets.services import snooze, solve, sort
from ruhepol.tickets.services.merge import merge, unmerge
from ruhepol.workspace.forms import AgentForm
from ruhepol.workspace.moments import usual_moments

_NUMBER = re.compile(r"#?(\d{1,18})(?!\d)")


class ActForm(AgentForm):
    """Base: knows the ticket it sorts."""

    def __init__(self, *args: Any, ticket: Ticket, **kwargs: Any) -> None:  # noqa: ANN401  Django's signature
        """Keep the ticket for the choices."""
        self.ticket = ticket
        super().__init__(*args, **kwargs)

    def shows(self) -> int:
        """Return the number of the ticket that is looked at afterwards."""
        return self.ticket.pk


class AssignForm(ActForm):
    """Who takes care of it. Without script the name or address is typed."""

    to = forms.ModelChoiceField(Agent.objects.none(), required=False)
    to_text = forms.CharField(required=False, max_length=254)

    def prepare(self) -> None:
        """Offer only colleagues this agent may see."""
        self.offer("to", colleagues(self.agent))

    def clean(self) -> dict[str, Any]:
        """Find a typed name; an empty field gives the ticket back to the team."""
        facts = super().clean() or {}
        words = facts.get("to_text", "").strip()
        if not facts.get("to") and words:
            known = colleagues(self.agent)
            facts["to"] = (
                known.filter(name__iexact=words).first() or known.filter(email=words.lower()).first()
            )
            if facts["to"] is None:
                self.add_error("to_text", _("Nobody here is called that."))
        return facts


class TeamForm(ActForm):
    """Which team it belongs to."""

    team = forms.ModelChoiceField(
        Team.objects.none(), required=False, label=_("Team"), empty_label=_("No team")
    )

    def prepare(self) -> None:
        """Offer the teams this agent may see; a partner cannot let a ticket fall out of sight unnoticed."""
        self.offer("team", teams_for(self.agent))
        self.fields["team"].required = self.agent.is_partner
        self.initial["team"] = self.ticket.team_id


class PriorityForm(ActForm):
    """How badly it is needed."""

    priority = forms.TypedChoiceField(
        choices=Ticket.Priority.choices, coerce=int, label=_("Priority"), widget=forms.RadioSelect
    )

    def prepare(self) -> None:
        """Show the present one."""
        self.initial["priority"] = self.ticket.priority


class CauseForm(ActForm):
    """Why the contact was needed."""

    cause = forms.ModelChoiceField(
        Cause.objects.none(), required=False, label=_("Cause"), empty_label=_("Not known yet")
    )

    def prepare(self) -> None:
        """Offer the causes with their parents before them, in the agent's language."""
        self.offer("cause", Cause.objects.select_related("parent"), _cause_label)
        self.initial["cause"] = self.ticket.cause_id

    def likely(self) -> list[tuple[int, str, float]]:
        """Return key, name and share of the causes that tickets like this one had, likeliest first."""
        found = [each for each in likely_causes(self.ticket) if each.cause.pk != self.ticket.cause_id]
        return [(each.cause.pk, _cause_label(each.cause), each.share) for each in found]


def _cause_label(cause: Cause) -> str:
    language = get_language() or "en"
    name = cause.name_in(language)
    return f"{cause.parent.name_in(language)} › {name}" if cause.parent else name


class TagForm(ActForm):
    """One tag comes or goes."""

    add = forms.CharField(required=False, max_length=60)
    add_text = forms.CharField(required=False, max_length=60)
    remove = forms.CharField(required=False, max_length=60)

    def names(self) -> set[str]:
        """Return the tags the ticket shall have."""
        facts = self.cleaned_data
        current = set(self.ticket.tags.values_list("name", flat=True))
        return (current | {facts["add"] or facts["add_text"]}) - {facts["remove"], ""}


class SnoozeForm(ActForm):
    """Until when it may rest."""

    choice = forms.ChoiceField(label=_("Until"), widget=forms.RadioSelect, required=False)
    until = forms.DateTimeField(
        required=False,
        label=_("Or a time of your own"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def prepare(self) -> None:
        """Offer the usual moments."""
        self.moments = usual_moments(clock.now())
        self.choose("choice", [(key, label) for key, label, _at in self.moments])
        self.initial["choice"] = "tomorrow"

    def clean(self) -> dict[str, Any]:
        """Take the own time before the usual ones; it has to lie ahead."""
        facts = super().clean() or {}
        chosen = {key: at for key, _label, at in self.moments}
        facts["at"] = facts.get("until") or chosen.get(facts.get("choice", ""))
        if facts["at"] is None and "until" not in self.errors:
            self.add_error("until", _("Until when?"))
        elif facts["at"] and facts["at"] <= clock.now():
            self.add_error("until", _("That moment has passed already."))
        return facts


class MergeForm(ActForm):
    """Which ticket it goes into. Without script the number is typed."""

    into = forms.CharField(required=False, max_length=20)
    into_text = forms.CharField(required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        """Find the other ticket, among those this agent may see."""
        facts = super().clean() or {}
        named = _NUMBER.match(facts.get("into") or facts.get("into_text", "").strip())
        try:
            facts["into"] = get_ticket_for_agent(self.agent, int(named[1]) if named else 0)
        except TicketNotFoundError:
            self.add_error("into_text", _("There is no such ticket."))
        return facts

    def shows(self) -> int:
        """Go where everything is now."""
        return int(self.cleaned_data["into"].pk)


@dataclass(frozen=True, slots=True)
class Act:
    """An act as the pages know it: its form, its service, its words and its key."""

    form: type[ActForm]
    do: Callable[[Any, Agent], object]
    title: Promise | str
    button: Promise | str


ACTS: dict[str, Act] = {
    "assign": Act(
        AssignForm,
        lambda form, agent: sort.assign(ticket=form.ticket, to=form.cleaned_data["to"], by=agent.actor),
        _("Who takes care of it?"),
        _("Assign"),
    ),
    "team": Act(
        TeamForm,
        lambda form, agent: sort.move(ticket=form.ticket, to=form.cleaned_data["team"], by=agent.actor),
        _("Hand to a team"),
        _("Hand over"),
    ),
    "priority": Act(
        PriorityForm,
        lambda form, agent: sort.prioritise(
            ticket=form.ticket, priority=form.cleaned_data["priority"], by=agent.actor
        ),
        _("How badly is it needed?"),
        _("Set priority"),
    ),
    "cause": Act(
        CauseForm,
        lambda form, agent: sort.set_cause(
            ticket=form.ticket, cause=form.cleaned_data["cause"], by=agent.actor
        ),
        _("Why was this contact needed?"),
        _("Set cause"),
    ),
    "tags": Act(
        TagForm,
        lambda form, agent: sort.set_tags(ticket=form.ticket, names=form.names(), by=agent.actor),
        _("Tags"),
        _("Add"),
    ),
    "snooze": Act(
        SnoozeForm,
        lambda form, agent: snooze.snooze(ticket=form.ticket, until=form.cleaned_data["at"], by=agent.actor),
        _("Put off until"),
        _("Put off"),
    ),
    "wake": Act(
        ActForm,
        lambda form, agent: snooze.wake(ticket=form.ticket, by=agent.actor),
        _("Bring it back now?"),
        _("Bring back"),
    ),
    "take": Act(
        ActForm,
        lambda form, agent: sort.assign(ticket=form.ticket, to=agent, by=agent.actor),
        _("Take it yourself?"),
        _("Assign to me"),
    ),
    "solve": Act(
        ActForm,
        lambda form, agent: solve.solve(ticket=form.ticket, by=agent.actor),
        _("Solved? The customer will be asked."),
        _("Solved"),
    ),
    "close": Act(
        ActForm,
        lambda form, agent: solve.close(ticket=form.ticket, by=agent.actor),
        _("Close without asking the customer?"),
        _("Close"),
    ),
    "reopen": Act(
        ActForm,
        lambda form, agent: solve.reopen(ticket=form.ticket, by=agent.actor),
        _("Take it up again?"),
        _("Reopen"),
    ),
    "merge": Act(
        MergeForm,
        lambda form, agent: merge(ticket=form.ticket, into=form.cleaned_data["into"], by=agent.actor),
        _("Merge into another ticket"),
        _("Merge"),
    ),
    "unmerge": Act(
        ActForm,
        lambda form, agent: unmerge(ticket=form.ticket, by=agent.actor),
        _("Undo the merging?"),
        _("Undo"),
    ),
}
