"""Words of the bot in a chat."""

from ruhepol.automation.bot.course import Step
from ruhepol.automation.models import BotAnswer
from ruhepol.automation.services.settling import talk_of
from ruhepol.core import clock
from ruhepol.core.actors import BOT
from ruhepol.tickets.services.reply import reply


def make_answer(chat, *, helped=None) -> BotAnswer:
    """Let the bot have quoted something, rated or not."""
    message = reply(ticket=chat.ticket, text="Unter Rechnungen.", wait=False, by=BOT)
    return BotAnswer.objects.create(
        message=message,
        talk=talk_of(chat),
        language="de",
        step=Step.QUOTE,
        helped=helped,
        rated_at=None if helped is None else clock.now(),
        created_at=message.created_at,
    )
