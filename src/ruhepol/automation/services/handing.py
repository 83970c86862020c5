"""From the bot to people: the chat waits for a person, who finds a note about all that was said."""

from django.db import transaction
from django.utils import translation

from ruhepol.automation.bot.course import Reason, Step
from ruhepol.automation.bot.summary import Given, summary
from ruhepol.automation.models import BotAnswer
from ruhepol.automation.selectors import answers_in, asked_in
from ruhepol.automation.services.settling import End, settle, talk_of
from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.services.side import call_person
from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.tickets.models import Message
from ruhepol.tickets.services.reply import note


@transaction.atomic
def hand_over(*, chat: Chat, reason: Reason, by: Actor) -> Message | None:
    """Let a chat leave the bot and wait for people, who are told.

    Publishes PersonCalled where the bot led, and what `tell_people` publishes.
    """
    call_person(chat=chat, by=by)
    return tell_people(chat=chat, reason=reason, by=by)


@transaction.atomic
def tell_people(*, chat: Chat, reason: Reason, by: Actor) -> Message | None:
    """Leave a note for people: what was asked, shown, read, and of no help.

    Once for each time: where the bot has said nothing since the last note, there is none. Publishes NoteAdded
    and BotTalkSettled.
    """
    talk = talk_of(chat)
    told = answers_in(chat.pk)
    if talk.noted_at and not any(each.created_at > talk.noted_at for each in told):
        return None
    ticket = chat.ticket.standing
    with translation.override(chat.widget.brand.default_language):
        text = summary(reason, asked_in(ticket), _given(told), page=chat.page_url)
    talk.noted_at = clock.now()
    talk.save(update_fields=["noted_at"])
    settle(talk=talk, end=End.HANDED_OVER, reason=reason, by=by)
    return note(ticket=ticket, text=text, by=by)


def _given(told: list[BotAnswer]) -> list[Given]:
    return [
        Given(
            question=each.question,
            titles=[source.title for source in each.sources.all()],
            asked_back=each.step == Step.ASK_BACK,
            opened=any(source.opened_at for source in each.sources.all()),
            helped=each.helped,
        )
        for each in told
        if each.step in {Step.QUOTE, Step.ASK_BACK}
    ]
