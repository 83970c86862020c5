"""What happened to a ticket, as sentences people would say. Every event of a ticket has one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ruhepol.automation import events as bot
from ruhepol.channels.chat import events as chat
from ruhepol.channels.email import events as mail
from ruhepol.core.actors import ActorKind
from ruhepol.core.events.base import Event
from ruhepol.core.models import EventRow
from ruhepol.knowledge.events import AskJoined
from ruhepol.promises.events import PromiseBroken
from ruhepol.promises.models import Clock
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
        if row.actor_kind == ActorKind.BOT:
            return _("The bot")
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
    words = {"who": who, "added": listing(added), "removed": listing(removed)}
    if added and removed:
        return _("%(who)s added %(added)s and took %(removed)s away") % words
    if added:
        told = ngettext("%(who)s added the tag %(added)s", "%(who)s added the tags %(added)s", len(added))
    else:
        told = ngettext(
            "%(who)s took the tag %(removed)s away", "%(who)s took the tags %(removed)s away", len(removed)
        )
    return told % words


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


def _split(who: str, data: Data, _row: EventRow, _names: Names) -> str:
    return _("%(who)s made ticket #%(number)s of a message") % {"who": who, "number": data["into_id"]}


def _merged(told: Callable[[], str], other: str) -> Callable[[str, Data, EventRow, Names], str]:
    return lambda who, data, _row, _names: told() % {"who": who, "number": data[other]}


def _promise(_who: str, data: Data, _row: EventRow, _names: Names) -> str:
    kind = next((str(label) for value, label in Clock.Kind.choices if value == data["kind"]), data["kind"])
    return _("A promise was broken: %(kind)s") % {"kind": kind}


def _bot_rated(who: str, data: Data, _row: EventRow, _names: Names) -> str:
    told = (
        _("%(who)s says the bot's answer helped")
        if data.get("helped")
        else _("%(who)s says the bot's answer did not help")
    )
    return told % {"who": who}


def _bot_settled(_who: str, data: Data, _row: EventRow, _names: Names) -> str:
    return {
        "confirmed": _("The customer's word: the bot has solved it"),
        "presumed": _("Seven days of silence after the bot's answer: presumed solved"),
        "handed_over": _("The bot handed over to people"),
    }.get(data.get("end", ""), _("How the bot's part ended cannot be told"))


def _asked(_who: str, data: Data, _row: EventRow, names: Names) -> str:
    if not data["shown"]:
        return _("Before writing, nothing fitting could be shown to %(who)s") % {"who": names.customer}
    told = ngettext(
        "Before writing, %(who)s was shown %(shown)s answer and opened %(opened)s",
        "Before writing, %(who)s was shown %(shown)s answers and opened %(opened)s",
        data["shown"],
    )
    return told % {"who": names.customer, "shown": data["shown"], "opened": data["opened"]}


def _chat_taken(who: str, _data: Data, _row: EventRow, _names: Names) -> str:
    return _("%(who)s took the chat") % {"who": who}


def _handed_over(who: str, data: Data, _row: EventRow, names: Names) -> str:
    to = names.agent(data["agent_id"]) if data["agent_id"] else names.teams.get(data["team_id"] or 0)
    return _("%(who)s handed the chat to %(to)s") % {"who": who, "to": to or _("another team")}


def _left(who: str, data: Data, _row: EventRow, names: Names) -> str:
    if data["gone"]:
        return _("%(agent)s was gone; the chat waits again") % {"agent": names.agent(data["agent_id"])}
    return _("%(who)s put the chat back into the queue") % {"who": who}


def _rated(who: str, data: Data, _row: EventRow, _names: Names) -> str:
    return _("%(who)s rated the chat %(rating)s of 5") % {"who": who, "rating": data["rating"]}


_SENTENCES: dict[type[Event], Sentence] = {
    events.MessageReceived: Sentence(_says(lambda: _("%(who)s wrote")), "mail"),
    events.MessageQueued: Sentence(_says(lambda: _("%(who)s answered")), "send"),
    events.NoteAdded: Sentence(_says(lambda: _("%(who)s left a note")), "sticky-note"),
    events.ReplyPlanned: Sentence(_says(lambda: _("%(who)s wrote an answer")), "clock"),
    events.ReplyTakenBack: Sentence(
        _says(lambda: _("%(who)s took back an answer before it went out")), "undo-2"
    ),
    events.ReplyStopped: Sentence(
        _says(lambda: _("The planned answer of %(who)s no longer fits and was not sent")),
        "circle-alert",
        "warn",
    ),
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
    events.ContactChanged: Sentence(
        _says(lambda: _("Answers go to another address of the customer's from now on")), "at-sign"
    ),
    events.TranscriptAsked: Sentence(_says(lambda: _("%(who)s has the conversation sent by mail")), "mail"),
    events.MessageRerouted: Sentence(
        _says(lambda: _("The answer was not read there, so it goes by mail as well")), "mail"
    ),
    events.DueChanged: Sentence(_says(lambda: _("The next promise is due at another time")), "clock"),
    chat.ChatTaken: Sentence(_chat_taken, "user"),
    chat.ChatHandedOver: Sentence(_handed_over, "users"),
    chat.ChatLeft: Sentence(_left, "clock", "warn"),
    chat.PersonCalled: Sentence(_says(lambda: _("A person was asked for")), "user"),
    chat.BotCalled: Sentence(_says(lambda: _("%(who)s gave the chat to the bot")), "circle"),
    chat.ChatResumed: Sentence(_says(lambda: _("%(who)s came back to the chat")), "undo-2"),
    chat.ChatEnded: Sentence(_says(lambda: _("%(who)s ended the chat")), "circle-check"),
    chat.ChatRated: Sentence(_rated, "circle-check"),
    AskJoined: Sentence(_asked, "book-open"),
    bot.BotAnswered: Sentence(_says(lambda: _("%(who)s answered")), "bot"),
    bot.BotAnswerRated: Sentence(_bot_rated, "bot"),
    bot.BotAnswerReviewed: Sentence(_says(lambda: _("%(who)s has looked at the bot's answer")), "bot"),
    bot.BotTalkSettled: Sentence(_bot_settled, "bot"),
    PromiseBroken: Sentence(_promise, "clock", "bad"),
    mail.MailSent: Sentence(_says(lambda: _("The mail was accepted")), "check-check", "good"),
    mail.MailFailed: Sentence(_says(lambda: _("The mail could not be delivered")), "circle-alert", "bad"),
    mail.MailUncertain: Sentence(
        _says(lambda: _("Nobody knows whether the mail arrived; somebody has to decide")),
        "circle-help",
        "warn",
    ),
    mail.MailLetBe: Sentence(_says(lambda: _("%(who)s decided not to send the mail again")), "ban"),
    events.TicketClosed: Sentence(_says(lambda: _("%(who)s closed it")), "circle-check"),
    events.TicketErased: Sentence(_says(lambda: _("All that was said was erased with the customer")), "ban"),
    events.TicketSplit: Sentence(_split, "undo-2"),
    events.TicketMerged: Sentence(
        _merged(lambda: _("%(who)s merged this ticket into #%(number)s"), "into_id"), "merge", "accent"
    ),
    events.TicketAbsorbed: Sentence(
        _merged(lambda: _("%(who)s merged ticket #%(number)s into this one"), "from_id"),
        "merge",
        "accent",
    ),
    events.MergeUndone: Sentence(
        _merged(lambda: _("%(who)s undid the merging with #%(number)s"), "into_id"), "undo-2"
    ),
    events.AbsorptionUndone: Sentence(
        _merged(lambda: _("%(who)s undid the merging with #%(number)s"), "from_id"), "undo-2"
    ),
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
        events.ReplyPlanned,
        events.TicketWaiting,
        mail.MailSent,
        bot.BotAnswered,
    )
)
"""Events the page shows already: as messages, or as the ticket's present state."""


def tell(row: EventRow, names: Names) -> str:
    """Return the sentence of an event in the active language."""
    return BY_NAME[row.name].tell(names.who(row), row.data, row, names)
