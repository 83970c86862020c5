"""The customer says whether an answer of the bot helped, and reads what it points to."""

from django.db import transaction

from ruhepol.automation.bot.course import Step
from ruhepol.automation.events import BotAnswerRated
from ruhepol.automation.exceptions import AnswerNotFoundError
from ruhepol.automation.models import BotAnswer
from ruhepol.automation.services.settling import End, settle
from ruhepol.channels.chat.models import Chat
from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.tickets.services.solve import close


@transaction.atomic
def rate(*, chat: Chat, number: int, helped: bool, by: Actor) -> BotAnswer:
    """Note whether the answer with this message number helped; a second word replaces the first.

    "It helped" closes the ticket by the customer's word, while the bot leads; a no is answered by the bot.
    Publishes BotAnswerRated where it is new. Raises AnswerNotFoundError.
    """
    answer = _answer(chat, number)
    if answer.step != Step.QUOTE:
        raise AnswerNotFoundError(number)
    if answer.helped is helped:
        return answer
    answer.helped, answer.rated_at = helped, clock.now()
    answer.reviewed_at = answer.reviewed_by = None  # a new word is to be looked at anew
    answer.save(update_fields=["helped", "rated_at", "reviewed_at", "reviewed_by"])
    publish(BotAnswerRated(ticket_id=answer.message.ticket_id, message_id=answer.pk, helped=helped), by=by)
    led = Chat.objects.select_for_update(of=("self",)).get(pk=chat.pk).state != Chat.State.TALKING
    if helped and led and not answer.talk.handed_over:
        settle(talk=answer.talk, end=End.CONFIRMED, by=by)
        close(ticket=chat.ticket.standing, by=by)
    return answer


@transaction.atomic
def note_opened(*, chat: Chat, number: int, article_id: int) -> None:
    """Remember that the customer opened an article the bot named, the first time. No event.

    Raises AnswerNotFoundError.
    """
    source = _answer(chat, number).sources.filter(article=article_id).first()
    if source is None:
        raise AnswerNotFoundError(number)
    if source.opened_at is None:
        source.opened_at = clock.now()
        source.save(update_fields=["opened_at"])


def _answer(chat: Chat, number: int) -> BotAnswer:
    """Return an answer held until the transaction ends."""
    said = BotAnswer.objects.select_for_update(of=("self",)).select_related("message", "talk")
    answer = said.filter(talk=chat.pk, message__number=number).first()
    if answer is None:
        raise AnswerNotFoundError(number)
    return answer
