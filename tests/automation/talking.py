"""A chat as a test leads it: lines go in, the bot's answers come out."""

from ruhepol.automation.models import BotAnswer
from ruhepol.channels.chat.models import Chat
from ruhepol.tickets.models import Message
from tests.factories.chat import make_chat, speak


def begin(widget, text="Wo finde ich meine Rechnung?", **facts) -> Chat:
    """Begin a chat in German."""
    return make_chat(text, widget=widget, language="de", **facts)


def said(chat) -> list[str]:
    """Return the steps of the bot's answers, in their order."""
    return list(
        BotAnswer.objects.filter(talk=chat.pk).order_by("message__number").values_list("step", flat=True)
    )


def last(chat) -> BotAnswer:
    """Return what the bot said last in this chat."""
    return BotAnswer.objects.filter(talk=chat.pk).select_related("message", "talk").latest("message__number")


def notes(chat) -> list[str]:
    """Return the notes agents find."""
    return list(chat.ticket.messages.filter(kind=Message.Kind.NOTE).values_list("text", flat=True))


def talk(chat, run_jobs, *lines) -> list[str]:
    """Let the customer write line by line, the bot answering each; return its steps."""
    run_jobs()
    for line in lines:
        speak(chat, line)
        run_jobs()
    chat.refresh_from_db()
    return said(chat)
