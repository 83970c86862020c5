"""The bot answers: thought outside a transaction, said within one, once for what the customer wrote."""

from dataclasses import dataclass

from django.db import transaction

from ruhepol.automation.bot.course import Charge, Step
from ruhepol.automation.events import BotAnswered
from ruhepol.automation.models import BotAnswer, BotSource, BotTalk
from ruhepol.automation.selectors import answers_in, course_of, unanswered
from ruhepol.automation.services.handing import hand_over
from ruhepol.automation.services.settling import End, settle, talk_of
from ruhepol.automation.thinking import Thought, think
from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.services.side import call_person
from ruhepol.core.actors import BOT, Actor
from ruhepol.core.crash import point
from ruhepol.core.events.outbox import publish
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.services.reply import reply
from ruhepol.tickets.services.solve import close


@dataclass(frozen=True, slots=True)
class Turn:
    """What is to be answered: the customer's newest line, or their no to an answer."""

    newest: Message
    rated: bool

    @property
    def origin(self) -> str:
        """What the answer is made from: no turn has two."""
        return f"bot:{'no' if self.rated else 'to'}:{self.newest.pk}"


def respond(*, chat_id: int, rated_id: int | None = None, by: Actor = BOT) -> BotAnswer | None:
    """Answer what a customer wrote last, or their no to an answer; None where that is not the bot's part.

    Looking up and asking a model happens before the transaction. In it all is looked at again: where the
    customer has written more or a person has come, nothing is said; the next line's turn answers both.
    """
    chat = _chat(chat_id)
    turn = _turn(chat, rated_id) if chat and chat.state == Chat.State.BOT else None
    if chat is None or turn is None:
        return None
    told = answers_in(chat.pk)
    course = course_of(told)
    if course.charge is not Charge.BOT:
        call_person(chat=chat, by=by)
        return None
    said = [] if turn.rated else [message.text for message in unanswered(chat.ticket.standing)]
    asked = next((each.question for each in reversed(told) if each.question), "")
    thought = think(chat, said, course, asked)
    point("automation.bot.thought")
    answer = say(chat=chat, turn=turn, thought=thought, by=by)
    point("automation.bot.said")
    return answer


@transaction.atomic
def say(*, chat: Chat, turn: Turn, thought: Thought, by: Actor) -> BotAnswer | None:
    """Say what was thought, unless it came too late; hand over or close where that is what it comes to.

    Publishes BotAnswered, and what replying, handing over and settling publish.
    """
    held = Chat.objects.select_for_update(of=("self",)).get(pk=chat.pk)
    ticket = chat.ticket.standing
    now = _turn(chat, turn.newest.pk if turn.rated else None)
    if held.state != Chat.State.BOT or now is None or now.newest.pk != turn.newest.pk or not thought.text:
        return None
    hands_over = thought.move.step is Step.HAND_OVER
    message = reply(ticket=ticket, text=thought.text, wait=not hands_over, origin=turn.origin, by=by)
    point("automation.bot.saying")
    answer = _write(talk_of(chat), message, turn, thought)
    articles = tuple(each.answer.article_id for each in thought.sources)
    publish(
        BotAnswered(ticket_id=ticket.pk, message_id=message.pk, step=thought.move.step, article_ids=articles),
        by=by,
    )
    if hands_over and thought.move.reason:
        hand_over(chat=chat, reason=thought.move.reason, by=by)
    elif thought.move.step is Step.REJOICE:
        _take_the_word(answer.talk, ticket, chat.identity.customer.actor)
    return answer


def _write(talk: BotTalk, message: Message, turn: Turn, thought: Thought) -> BotAnswer:
    answer = BotAnswer.objects.create(
        message=message,
        talk=talk,
        to=None if turn.rated else turn.newest,
        question=thought.question,
        language=thought.language,
        step=thought.move.step,
        reason=thought.move.reason or "",
        after_no=thought.heard.unhelped,
        by_model=thought.by_model,
        created_at=message.created_at,
    )
    BotSource.objects.bulk_create(
        BotSource(
            answer=answer,
            article_id=each.answer.article_id,
            position=position,
            key=each.answer.key,
            title=each.answer.title,
            language=each.language,
            slug=each.slug,
            confidence=each.answer.confidence,
        )
        for position, each in enumerate(thought.sources, start=1)
    )
    if thought.heard.unhelped and not turn.rated:
        _note_no(talk, message)
    return answer


def _note_no(talk: BotTalk, message: Message) -> None:
    """Keep a typed no as what it is: a verdict on the last quote."""
    last = _last_quote(talk, message)
    if last and last.helped is None:
        last.helped, last.rated_at = False, message.created_at
        last.save(update_fields=["helped", "rated_at"])


def _last_quote(talk: BotTalk, before: Message) -> BotAnswer | None:
    quotes = talk.answers.filter(step=Step.QUOTE, message__number__lt=before.number)
    return quotes.order_by("-message__number").first()


def _take_the_word(talk: BotTalk, ticket: Ticket, by: Actor) -> None:
    """Take what the customer wrote as the last quote's verdict, and as the end of the ticket."""
    last = talk.answers.filter(step=Step.QUOTE).order_by("-message__number").first()
    if last and last.helped is None:
        last.helped, last.rated_at = True, ticket.updated_at
        last.save(update_fields=["helped", "rated_at"])
    settle(talk=talk, end=End.CONFIRMED, by=by)
    close(ticket=ticket, by=by)


def _chat(chat_id: int) -> Chat | None:
    related = ("ticket__merged_into", "widget__brand__calendar", "widget__calendar", "identity__customer")
    return Chat.objects.select_related(*related).filter(pk=chat_id).first()


def _turn(chat: Chat, rated_id: int | None) -> Turn | None:
    """Return what waits for the bot; a no counts only while its answer is the last word."""
    ticket = chat.ticket.standing
    waiting = unanswered(ticket)
    if waiting:
        return Turn(waiting[-1], rated=False)
    if rated_id is None:
        return None
    last = ticket.messages.exclude(kind=Message.Kind.NOTE).order_by("-number").first()
    return Turn(last, rated=True) if last and last.pk == rated_id else None
