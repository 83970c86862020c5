"""What happened to a ticket, as sentences people would say. Every event of a ticket has one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ruhepol.core.actors import ActorKind
from ruhepol.core.models import EventRow
from ruhepol.tickets import events
from ruhepol.tickets.models import Ticket
from ruhepol.ui.formats import listing, moment

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Names:
    """The names behind the ids of events; whoever is gone is "somebody"."""

    customer: str
    agents: Mapping[int, str]
    teams: Mapping[int, str]
    causes: Mapping[int, str]

    def who(self, row: EventRow) -> str:
        """Return the name of the one who acted."""
        if row.actor_kind == ActorKind.CUSTOMER:
            return self.customer
        if row.actor_kind == ActorKind.SYSTEM:
            return "Ruhepol"
        return self.agent(row.actor_id)

    def agent(self, agent_id: int | None) -> str:
        """Return an agent's name."""
        return self.agents.get(agent_id or 0) or _("somebody")


@dataclass(frozen=True, slots=True)
class Sentence:
    """How an event is told: words, and the sign and tone beside them."""

    tell: Callable[[str, Data, EventRow, Names], str]
    icon: str = "circle"
    tone: str = "plain"


def _says(msgid: Callable[[], str]) -> Callable[[str, Data, EventRow, Names], str]:
    return lambda who, _data, _row, _names: msgid() % {"who": who}


def _assigned(who: str, data: Data, row: EventRow, names: Names) -> str:
    if data["agent_id"] is None:
        return _("%(who)s gave it back to the team") % {"who": who}
    if row.actor_kind == ActorKind.AGENT and row.actor_id == data["agent_id"]:
        return _("%(who)s took it") % {"who": who}
    return _("%(who)s gave it to %(to)s") % {"who": who, "to": names.agent(data["agent_id"])}


def _moved(who: str, data: Data, _row: EventRow, names: Names) -> str:
    if data["team_id"] is None:
        return _("%(who)s took it out of its team") % {"who": who}
    team = names.teams.get(data["team_id"]) or _("another team")
    return _("%(who)s handed it to %(team)s") % {"who": who, "team": team}


def _prioritised(who: str, data: Data, _row: EventRow, _names: Names) -> str:
    return _("%(who)s set the priority to %(priority)s") % {
        "who": who,
        "priority": Ticket.Priority(data["priority"]).label,
    }


def _tagged(who: str, data: Data, _row: EventRow, _names: Names) -> str:
    added, removed = list(data["added"]), list(data["removed"])
    parts = []
    if added:
        said = ngettext("tagged it %(tags)s", "tagged it %(tags)s", len(added))
        parts.append(said % {"tags": listing(added)})
    if removed:
        said = ngettext("took the tag %(tags)s away", "took the tags %(tags)s away", len(removed))
        parts.append(said % {"tags": listing(removed)})
    return f"{who} {listing(parts)}"


def _caused(who: str, data: Data, _row: EventRow, names: Names) -> str:
    if data["cause_id"] is None:
        return _("%(who)s took the cause away") % {"who": who}
    cause = names.causes.get(data["cause_id"]) or _("a cause")
    return _("%(who)s named the cause: %(cause)s") % {"who": who, "cause": cause}


def _snoozed(who: str, data: Data, _row: EventRow, _names: Names) -> str:
    return _("%(who)s put it off until %(until)s") % {
        "who": who,
        "until": moment(datetime.fromisoformat(data["until"])),
    }


_SENTENCES: dict[type[events.TicketEvent], Sentence] = {
    events.MessageReceived: Sentence(_says(lambda: _("%(who)s wrote")), "mail"),
    events.MessageQueued: Sentence(_says(lambda: _("%(who)s answered")), "send"),
    events.NoteAdded: Sentence(_says(lambda: _("%(who)s left a note")), "sticky-note"),
    events.TicketAssigned: Sentence(_assigned, "user"),
    events.TicketMoved: Sentence(_moved, "users"),
    events.PriorityChanged: Sentence(_prioritised, "flag"),
    events.TicketTagged: Sentence(_tagged, "tag"),
    events.CauseSet: Sentence(_caused, "lightbulb"),
    events.TicketSnoozed: Sentence(_snoozed, "snooze"),
    events.TicketWoken: Sentence(_says(lambda: _("%(who)s brought it back")), "clock"),
    events.TicketWaiting: Sentence(_says(lambda: _("Now it is the customer's turn")), "clock"),
    events.TicketSolved: Sentence(
        _says(lambda: _("%(who)s says it is solved; the customer is asked")), "circle-check", "accent"
    ),
    events.SolutionConfirmed: Sentence(_says(lambda: _("%(who)s confirms: solved")), "circle-check", "good"),
    events.SolutionDeclined: Sentence(_says(lambda: _("%(who)s says it is not solved")), "circle-x", "warn"),
    events.SolutionUnanswered: Sentence(
        _says(lambda: _("No answer within the set time, so it counts as solved in silence")), "clock"
    ),
    events.DueChanged: Sentence(_says(lambda: _("The next promise is due at another time")), "clock"),
    events.TicketClosed: Sentence(_says(lambda: _("%(who)s closed it")), "circle-check"),
    events.TicketReopened: Sentence(_says(lambda: _("%(who)s opened it again")), "undo-2", "warn"),
}
BY_NAME = {event.name: sentence for event, sentence in _SENTENCES.items()}

UNSPOKEN = frozenset(
    event.name
    for event in (
        events.DueChanged,
        events.MessageReceived,
        events.MessageQueued,
        events.NoteAdded,
        events.TicketWaiting,
    )
)
"""Events the page shows already: as messages, or as the ticket's present state."""


def tell(row: EventRow, names: Names) -> str:
    """Return the sentence of an event in the active language."""
    return BY_NAME[row.name].tell(names.who(row), row.data, row, names)
