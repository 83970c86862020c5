"""Messages as the widget reads them."""

from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from ruhepol.automation.models import BotSource
from ruhepol.automation.selectors import Extras, extras
from ruhepol.channels.chat.models import Chat
from ruhepol.core import crypto
from ruhepol.core.html.markdown import render
from ruhepol.portal import articles
from ruhepol.tickets.models import Attachment, Message
from ruhepol.ui.pictures import with_pictures

FILE = "widget.file"


def written(chat: Chat, messages: list[Message]) -> list[dict[str, Any]]:
    """Return messages as JSON, oldest first."""
    prefetch_related_objects(messages, "attachments")
    bots = [message.pk for message in messages if message.kind == Message.Kind.BOT]
    under = extras(bots) if bots else {}
    return [_one(chat, message, under.get(message.pk)) for message in messages]


def _one(chat: Chat, message: Message, under: Extras | None) -> dict[str, Any]:
    files = list(message.attachments.all())
    pictures = {each.content_id: _address(chat, each) for each in files if each.is_picture_of_ours}
    return {
        "number": message.number,
        "kind": message.kind,
        "name": _name(message),
        "text": message.text,
        "html": _html(message, pictures, asks=bool(under and under.choices)),
        "at": message.created_at.isoformat(),
        "files": [_file(chat, each) for each in files if each.content_id not in pictures],
        "sources": [_source(each) for each in under.sources] if under else [],
        "choices": list(under.choices) if under else [],
        "rate": bool(under and under.may_rate and under.helped is None),
    }


def _source(row: BotSource) -> dict[str, Any]:
    return {"title": row.title, "url": articles.address(row.language, row.slug), "article": row.article_id}


def _name(message: Message) -> str:
    if message.kind == Message.Kind.BOT:
        return _("Bot")
    return message.agent.name if message.agent else ""


def _html(message: Message, pictures: dict[str, str], *, asks: bool) -> str:
    """Return HTML where plain words are not enough: the bot's quotes and links, an agent's pictures.

    What the bot `asks` about stands below as buttons, and is not listed above them.
    """
    if message.kind == Message.Kind.BOT:
        return render(message.text.rpartition("\n\n")[0] if asks else message.text)
    return with_pictures(message.text, pictures).replace("\n", Markup("<br>")) if pictures else ""


def _file(chat: Chat, attachment: Attachment) -> dict[str, Any]:
    return {"name": attachment.name, "size": attachment.size, "url": _address(chat, attachment)}


def _address(chat: Chat, attachment: Attachment) -> str:
    """Return an address that opens this one file for a day: a link brings no header along."""
    signed = crypto.sign(FILE, [chat.pk, attachment.pk])
    return reverse("widget:file", args=[chat.widget.key, signed])
