"""The timeline: messages and what happened between them, in the order of time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.utils.translation import get_language, gettext

from ruhepol.channels.email.models import Delivery, RawMail, Recipient
from ruhepol.channels.email.selectors import deliveries_of, recipients_of, remarkable_mails
from ruhepol.core.actors import ActorKind
from ruhepol.core.db.prepared import Prepared, Slot, fill, slots
from ruhepol.core.models import EventRow
from ruhepol.knowledge.events import AskJoined
from ruhepol.knowledge.seen import SeenAnswer, answers_seen
from ruhepol.people.models import Agent, Team
from ruhepol.tickets.models import Attachment, Cause, Copy, Message, PlannedReply, Ticket
from ruhepol.workspace.screens.ticket.mail_html import may_show_remote
from ruhepol.workspace.screens.ticket.sentences import BY_NAME, UNSPOKEN, Names, tell

Row = TypeVar("Row")
AT_ONCE = 10  # names in one question
NEWEST = 100  # entries of each sort; the rest waits behind a link


def _asked(most: int | None) -> tuple[Prepared[Message, Message], Prepared[EventRow, EventRow]]:
    said, happened = (
        Message.objects.filter(ticket=Slot("ticket")),
        EventRow.objects.filter(stream=Slot("stream")),
    )
    return (
        Prepared(lambda: said.select_related("agent", "customer").order_by("-number")[:most]),
        Prepared(lambda: happened.order_by("-pk")[:most]),
    )


_WHOLE, _NEWEST = _asked(None), _asked(NEWEST)
_PLANNED = Prepared(
    lambda: PlannedReply.objects.filter(ticket=Slot("ticket")).select_related("agent").order_by("send_at")
)
_AGENTS = Prepared(lambda: Agent.objects.filter(pk__in=slots("id", AT_ONCE)).values_list("pk", "name"))
_TEAMS = Prepared(lambda: Team.objects.filter(pk__in=slots("id", AT_ONCE)).values_list("pk", "name"))
_CAUSES = Prepared(lambda: Cause.objects.filter(pk__in=slots("id", AT_ONCE)))
_FILES = Prepared(lambda: Attachment.objects.filter(message__ticket=Slot("ticket")))


def tone_of(state: str) -> str:
    """Return how the state of a mail is drawn."""
    return {"sent": "good", "failed": "bad", "unknown": "warn", "held": "warn"}.get(state, "plain")


@dataclass(frozen=True, slots=True)
class Said:
    """One message with its files."""

    message: Message
    author: str
    files: list[Attachment]
    delivery: Delivery | None = None
    mail: RawMail | None = None
    copies: Sequence[Copy] = ()
    recipients: Sequence[Recipient] = ()

    @property
    def pictures(self) -> list[Attachment]:
        """The pictures that stand within an agent's words."""
        return [file for file in self.files if file.stands_in(self.message)]

    @property
    def beside(self) -> list[Attachment]:
        """The files that do not."""
        return [file for file in self.files if not file.stands_in(self.message)]

    @property
    def at(self) -> datetime:
        """When it was said."""
        return self.message.created_at

    @property
    def kind(self) -> str:
        """How the message is drawn."""
        own = {"customer": "customer", "note": "note", "bot": "bot"}
        return own.get(self.message.kind, "agent")

    @property
    def undecided(self) -> bool:
        """Tell whether somebody has to say what becomes of its mail."""
        return self.delivery is not None and self.delivery.state in {"failed", "unknown", "held"}

    @property
    def points_to_pictures(self) -> bool:
        """Whether its HTML has pictures on other servers; cleaned HTML has no other `src`."""
        return 'src="http' in self.message.html

    @property
    def may_load_pictures(self) -> bool:
        """Whether they are fetched when an agent asks for them."""
        return may_show_remote()

    @property
    def delivery_tone(self) -> str:
        """How the state of its mail is drawn: what needs somebody stands out."""
        return tone_of(self.delivery.state) if self.delivery else "plain"

    def tone(self, recipient: Recipient) -> str:
        """How the state of one recipient's mail is drawn."""
        return tone_of(recipient.state)


@dataclass(frozen=True, slots=True)
class Happened:
    """One event as a sentence, with the answers it is about."""

    at: datetime
    text: str
    icon: str
    tone: str
    answers: Sequence[SeenAnswer] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """What a ticket's page tells, oldest first; `news` is the newest event it holds."""

    entries: list[Said | Happened]
    is_whole: bool
    news: int
    planned: list[PlannedReply]


def timeline(
    ticket: Ticket, copies: Mapping[int, Sequence[Copy]], *, reader: Agent, whole: bool = False
) -> Timeline:
    """Return the timeline in four to ten questions: messages, files, events, and the names they need.

    `copies` are those of each message.
    """
    messages, events = _WHOLE if whole else _NEWEST
    said, rows = messages.all(ticket=ticket.pk), events.all(stream=f"ticket:{ticket.pk}")
    if ticket.channel == Ticket.Channel.CHAT:
        rows = [*rows, *events.all(stream=f"chat:{ticket.pk}")]
    told = [row for row in rows if row.name in BY_NAME and row.name not in UNSPOKEN]
    files, sent = _files(ticket), deliveries_of(ticket)
    mails = remarkable_mails(ticket) if any(m.origin for m in said) else {}
    several = recipients_of(ticket) if any(one.copied for one in sent.values()) else {}
    entries: list[Said | Happened] = [
        Said(
            message=m,
            author=_author(m),
            files=files.get(m.pk, []),
            delivery=sent.get(m.pk),
            mail=mails.get(m.pk),
            copies=copies.get(m.pk, ()),
            recipients=several.get(sent[m.pk].pk, ()) if m.pk in sent else (),
        )
        for m in said
    ]
    entries += _happened(ticket, told, reader)
    entries.sort(key=lambda entry: (entry.at, isinstance(entry, Happened)))
    is_whole = whole or max(len(said), len(rows)) < NEWEST
    return Timeline(
        entries=entries,
        is_whole=is_whole,
        news=rows[0].pk if rows else 0,
        planned=_PLANNED.all(ticket=ticket.pk),
    )


def _happened(ticket: Ticket, rows: list[EventRow], reader: Agent) -> list[Happened]:
    names, answers = _names(ticket, rows), _answers(rows, reader)
    return [
        Happened(
            at=row.at,
            text=tell(row, names),
            icon=BY_NAME[row.name].icon,
            tone=BY_NAME[row.name].tone,
            answers=answers.get(row.data.get("ask_id", 0), ()),
        )
        for row in rows
    ]


def _answers(rows: list[EventRow], reader: Agent) -> Mapping[int, Sequence[SeenAnswer]]:
    """Ask which answers were seen, where the ticket began with some."""
    asks = {row.data["ask_id"] for row in rows if row.name == AskJoined.name and row.data["shown"]}
    language = (get_language() or "en")[:2]
    return answers_seen(asks, language=language, reader=reader) if asks else {}


def _author(message: Message) -> str:
    if message.kind == Message.Kind.BOT:
        return gettext("Bot")
    person = message.agent or message.customer
    return str(person) if person else "Ruhepol"


def _files(ticket: Ticket) -> Mapping[int, list[Attachment]]:
    found: dict[int, list[Attachment]] = {}
    for file in _FILES.all(ticket=ticket.pk):
        found.setdefault(file.message_id, []).append(file)
    return found


def _names(ticket: Ticket, rows: list[EventRow]) -> Names:
    """Ask for the names the sentences need, and only for those."""
    actors = {row.actor_id for row in rows if row.actor_kind == ActorKind.AGENT and row.actor_id}
    agents = actors | _ids(rows, "agent_id")
    teams, causes = _ids(rows, "team_id"), _ids(rows, "cause_id")
    language = get_language() or "en"
    return Names(
        customer=str(ticket.customer),
        agents=dict(_these(_AGENTS, agents)),
        teams=dict(_these(_TEAMS, teams)),
        causes={cause.pk: cause.name_in(language) for cause in _these(_CAUSES, causes)},
    )


def _these(asking: Prepared[Any, Row], keys: set[int]) -> Iterator[Row]:
    """Yield the rows with these keys, so many in a question; usually one is enough, or none."""
    wanted = sorted(keys)
    for start in range(0, len(wanted), AT_ONCE):
        yield from asking.all(**fill("id", AT_ONCE, wanted[start : start + AT_ONCE]))


def _ids(rows: Iterable[EventRow], field: str) -> set[int]:
    return {row.data[field] for row in rows if row.data.get(field) is not None}
