"""What the bot's work publishes, on the ticket's stream."""

from dataclasses import dataclass

from ruhepol.tickets.events import TicketEvent


@dataclass(frozen=True, kw_only=True)
class BotAnswered(TicketEvent):
    """The bot said something; `step` names what, `article_ids` from what."""

    message_id: int
    step: str
    article_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class BotAnswerRated(TicketEvent):
    """The customer said whether an answer of the bot helped."""

    message_id: int
    helped: bool


@dataclass(frozen=True, kw_only=True)
class BotAnswerReviewed(TicketEvent):
    """An agent has looked at an answer that did not help."""

    message_id: int


@dataclass(frozen=True, kw_only=True)
class BotTalkSettled(TicketEvent):
    """It is known how the bot's part ended: confirmed, presumed, handed_over or unknown."""

    end: str
    reason: str
