"""Questions about the bot: where a chat stands, what stands under its words, what is there to review."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ruhepol.automation.bot.course import Answer, Course, Move, Step
from ruhepol.automation.bot.talk import Heard, Kind
from ruhepol.automation.exceptions import AnswerNotFoundError
from ruhepol.automation.models import BotAnswer, BotSource
from ruhepol.core.db.keyset import Mark
from ruhepol.people.models import Agent
from ruhepol.tickets.models import Message, Ticket

REVIEWED = 30
"""Answers on one page."""


def unanswered(ticket: Ticket) -> list[Message]:
    """Return what the customer wrote since the last word of the bot or a person, oldest first."""
    spoken = ticket.messages.exclude(kind=Message.Kind.NOTE).order_by("-number")
    waiting: list[Message] = []
    for message in spoken.iterator(chunk_size=10):
        if message.kind != Message.Kind.CUSTOMER:
            break
        waiting.append(message)
    return waiting[::-1]


def answers_in(ticket_id: int) -> list[BotAnswer]:
    """Return what the bot said in a chat, oldest first, with its sources."""
    said = BotAnswer.objects.filter(talk=ticket_id).select_related("message", "to")
    return list(said.prefetch_related("sources").order_by("message__number"))


def course_of(answers: Iterable[BotAnswer]) -> Course:
    """Return where the conversation stands, told from what was said. Only for a chat the bot leads."""
    course = Course()
    for said in answers:
        move = Move(Step(said.step), tuple(_answer(each) for each in said.sources.all()))
        course = course.after(move, Heard(Kind.QUESTION, unhelped=said.after_no))
        if course.may_return:
            course = course.given_back()
    return course


def _answer(source: BotSource) -> Answer:
    return Answer(source.key, source.article_id or 0, source.title, source.confidence)


@dataclass(frozen=True, slots=True)
class Extras:
    """What stands under one of the bot's messages: links, buttons, and the question whether it helped."""

    sources: tuple[BotSource, ...]
    choices: tuple[str, ...]
    may_rate: bool
    helped: bool | None


def extras(message_ids: Collection[int]) -> dict[int, Extras]:
    """Return what stands under these messages, by message; in two questions."""
    said = BotAnswer.objects.filter(pk__in=message_ids).prefetch_related("sources")
    return {each.pk: _extras(each) for each in said}


def _extras(said: BotAnswer) -> Extras:
    held = tuple(each for each in said.sources.all() if each.article_id)
    asks = said.step == Step.ASK_BACK
    return Extras(
        sources=() if asks else held,
        choices=tuple(each.title for each in held) if asks else (),
        may_rate=said.step == Step.QUOTE,
        helped=said.helped,
    )


@dataclass(frozen=True, slots=True)
class Review:
    """Some of the bot's answers, newest first, and where the next page goes on."""

    answers: Sequence[BotAnswer]
    following: Mark | None


_WAITS = Q(helped=False, reviewed_at=None)
ONLY = {
    "waiting": _WAITS,
    "bad": Q(helped=False),
    "good": Q(helped=True),
    "unknown": Q(step=Step.HAND_OVER, reason="unknown"),
    "unrated": Q(helped=None, step=Step.QUOTE),
}
"""What the list may be narrowed to."""


def review(agent: Agent, *, only: str = "", after: Mark | None = None) -> Review:
    """Return the answers an agent may look through: quotes, questions back, and hand-overs."""
    said = reviewable(agent)
    if only in ONLY:
        said = said.filter(ONLY[only])
    if after:
        said = said.filter(Q(created_at__lt=after[0]) | Q(created_at=after[0], pk__lt=after[1]))
    found = list(said.prefetch_related("sources").order_by("-created_at", "-pk")[: REVIEWED + 1])
    last = found[REVIEWED - 1] if len(found) > REVIEWED else None
    return Review(found[:REVIEWED], (last.created_at, last.pk) if last else None)


def reviewable(agent: Agent) -> QuerySet[BotAnswer]:
    """Return the answers in tickets an agent may see."""
    said = BotAnswer.objects.filter(step__in=[Step.QUOTE, Step.ASK_BACK, Step.HAND_OVER])
    if agent.is_partner:
        said = said.filter(talk__ticket__in=Ticket.objects.visible_to(agent))
    return said.select_related("message__ticket", "talk", "to", "reviewed_by")


def count_waiting(agent: Agent) -> int:
    """Return how many bad answers nobody has looked at yet; one question, none for partners."""
    return 0 if agent.is_partner else BotAnswer.objects.filter(_WAITS).count()


def get_answer_for(agent: Agent, message_id: int) -> BotAnswer:
    """Return an answer an agent may look through. Raises AnswerNotFoundError."""
    found = reviewable(agent).filter(pk=message_id).first()
    if found is None:
        raise AnswerNotFoundError(message_id)
    return found


def asked_in(ticket: Ticket) -> list[str]:
    """Return the customer's own lines, oldest first."""
    said = ticket.messages.filter(kind=Message.Kind.CUSTOMER).order_by("number")
    return list(said.values_list("text", flat=True))
