"""What can happen to a ticket."""

from dataclasses import dataclass
from typing import ClassVar

from ruhepol.core.events.base import Event


@dataclass(frozen=True, kw_only=True)
class TicketEvent(Event):
    """Base: lands on the ticket's stream."""

    about: ClassVar[str] = "ticket"
    ticket_id: int


@dataclass(frozen=True, kw_only=True)
class TicketErased(TicketEvent):
    """All that was said in a ticket is erased with its customer; that it was there still counts."""


@dataclass(frozen=True, kw_only=True)
class MessageReceived(TicketEvent):
    """A customer's words arrived. `opened` when they began the ticket."""

    message_id: int
    opened: bool


@dataclass(frozen=True, kw_only=True)
class MessageQueued(TicketEvent):
    """An agent's reply is written and waits for its channel. `first` when it is the first reply."""

    message_id: int
    first: bool


@dataclass(frozen=True, kw_only=True)
class MessageRerouted(TicketEvent):
    """A reply that could not reach the customer on its channel goes by another one, with any before it."""

    message_id: int
    channel: str


@dataclass(frozen=True, kw_only=True)
class TranscriptAsked(TicketEvent):
    """The customer wants all that was said, up to this message, by mail."""

    number: int


@dataclass(frozen=True, kw_only=True)
class ContactChanged(TicketEvent):
    """Answers go to another address of the customer's from now on."""

    identity_id: int


@dataclass(frozen=True, kw_only=True)
class ReplyPlanned(TicketEvent):
    """An agent's answer is written and goes out a little later, or at a set time."""

    planned_id: int


@dataclass(frozen=True, kw_only=True)
class ReplyTakenBack(TicketEvent):
    """A planned answer is a draft again."""

    planned_id: int


@dataclass(frozen=True, kw_only=True)
class ReplyStopped(TicketEvent):
    """A planned answer no longer fits and waits for its author."""

    planned_id: int


@dataclass(frozen=True, kw_only=True)
class NoteAdded(TicketEvent):
    """An agent left a note for colleagues."""

    message_id: int


@dataclass(frozen=True, kw_only=True)
class TicketAssigned(TicketEvent):
    """The ticket has a new assignee; None hands it back to the team."""

    before_id: int | None
    agent_id: int | None


@dataclass(frozen=True, kw_only=True)
class TicketMoved(TicketEvent):
    """The ticket belongs to another team."""

    before_id: int | None
    team_id: int | None


@dataclass(frozen=True, kw_only=True)
class PriorityChanged(TicketEvent):
    """The need was judged anew."""

    before: int
    priority: int


@dataclass(frozen=True, kw_only=True)
class TicketTagged(TicketEvent):
    """Tags came or went."""

    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CauseSet(TicketEvent):
    """Somebody said why the contact was needed."""

    cause_id: int | None


@dataclass(frozen=True, kw_only=True)
class TicketSnoozed(TicketEvent):
    """Put off until a moment (ISO 8601)."""

    until: str


@dataclass(frozen=True, kw_only=True)
class TicketWoken(TicketEvent):
    """Back from being put off."""


@dataclass(frozen=True, kw_only=True)
class TicketWaiting(TicketEvent):
    """It is the customer's turn."""


@dataclass(frozen=True, kw_only=True)
class TicketSolved(TicketEvent):
    """An agent says it is solved; the customer is asked."""

    solution_id: int


@dataclass(frozen=True, kw_only=True)
class SolutionConfirmed(TicketEvent):
    """The customer says it is solved."""

    solution_id: int


@dataclass(frozen=True, kw_only=True)
class SolutionDeclined(TicketEvent):
    """The customer says it is not solved."""

    solution_id: int


@dataclass(frozen=True, kw_only=True)
class SolutionUnanswered(TicketEvent):
    """The set time of silence has passed."""

    solution_id: int


@dataclass(frozen=True, kw_only=True)
class TicketClosed(TicketEvent):
    """It is over."""


@dataclass(frozen=True, kw_only=True)
class TicketReopened(TicketEvent):
    """It is not over after all."""


@dataclass(frozen=True, kw_only=True)
class TicketSplit(TicketEvent):
    """A message left for a ticket of its own."""

    into_id: int
    message_id: int


@dataclass(frozen=True, kw_only=True)
class MergeEvent(TicketEvent):
    """Base: messages went from one ticket to another."""

    message_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class TicketMerged(MergeEvent):
    """All that was said here went into another ticket, where it goes on."""

    into_id: int


@dataclass(frozen=True, kw_only=True)
class TicketAbsorbed(MergeEvent):
    """What was said in another ticket came into this one."""

    from_id: int


@dataclass(frozen=True, kw_only=True)
class MergeUndone(MergeEvent):
    """The ticket is one of its own again, with what had been said in it."""

    into_id: int


@dataclass(frozen=True, kw_only=True)
class AbsorptionUndone(MergeEvent):
    """What had come from another ticket went back there."""

    from_id: int


@dataclass(frozen=True, kw_only=True)
class ViewSaved(Event):
    """A saved view was made or changed."""

    about: ClassVar[str] = "view"
    view_id: int


@dataclass(frozen=True, kw_only=True)
class ViewDeleted(Event):
    """A saved view is gone."""

    about: ClassVar[str] = "view"
    view_id: int


@dataclass(frozen=True, kw_only=True)
class TopicSaved(Event):
    """A topic of the request form was made or changed."""

    about: ClassVar[str] = "topic"
    topic_id: int


@dataclass(frozen=True, kw_only=True)
class QuestionsChanged(Event):
    """What a topic's form asks is not what it was."""

    about: ClassVar[str] = "topic"
    topic_id: int


@dataclass(frozen=True, kw_only=True)
class CauseSaved(Event):
    """A root cause was named or renamed."""

    about: ClassVar[str] = "cause"
    cause_id: int


@dataclass(frozen=True, kw_only=True)
class DueChanged(TicketEvent):
    """The nearest promise is due at another moment, or nothing is promised any more."""
