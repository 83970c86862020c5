"""How it stands, in sentences: who is there, when it opens again, how long it takes as measured."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ruhepol.channels.chat.glance import Glance, glance
from ruhepol.channels.chat.models import Chat, Widget
from ruhepol.channels.chat.selectors import Standing
from ruhepol.portal.page import reading
from ruhepol.portal.screens.widget.hours import sentence as hours_of
from ruhepol.tickets.policies import may_have_transcript
from ruhepol.ui.formats import duration, moment


def before(widget: Widget) -> dict[str, Any]:
    """Return what a visitor sees who has not written yet."""
    now = glance(widget).standing
    return {
        "here": now.answers_now,
        "line": _line(now),
        "detail": _("A person answers here in the chat.") if now.answers_now else _away(widget),
        "facts": [fact for fact in (hours_of(widget.hours_of), _crowd(now)) if fact],
        "need_address": widget.asks_address and not now.answers_now,
    }


def within(chat: Chat) -> dict[str, Any]:
    """Return how a chat stands: who is in charge, what has to be waited for, what the other side has read."""
    facts = {
        "phase": chat.state,
        "agent": chat.agent.name if chat.agent else "",
        "seen": chat.seen_by_agent,
        "address": chat.address,
        "rated": chat.rating is not None,
        "transcript": _own_address(chat),
        "here": True,
        "detail": "",
        "need_address": False,
    }
    match chat.state:
        case Chat.State.TALKING:
            return facts | {"line": _("%(name)s is here for you") % {"name": facts["agent"]}}
        case Chat.State.BOT:
            return facts | {"line": _("Automatic answers; a person on request")}
        case Chat.State.ENDED:
            return facts | {"line": _("This chat has ended."), "here": False}
    return facts | _waiting(chat)


def _own_address(chat: Chat) -> str:
    """Return where all that was said may be sent; empty where nothing proves that it is theirs."""
    ticket = chat.ticket.standing
    return ticket.contact.value if ticket.contact and may_have_transcript(ticket) else ""


def _waiting(chat: Chat) -> dict[str, Any]:
    seen = glance(chat.widget)
    now = seen.standing
    if not now.answers_now:
        detail = (
            _("Your message has arrived. The answer goes to %(address)s.") % {"address": chat.address}
            if chat.address
            else _("Your message has arrived. The answer will stand here.")
        )
        return {"here": False, "line": _line(now), "detail": detail, "need_address": not chat.address}
    return {
        "line": _("A person will be with you"),
        "detail": " ".join(filter(None, [_why(chat), _queue(chat, seen)])),
    }


def _why(chat: Chat) -> str:
    return {
        Chat.Word.LEFT: _("The person you talked to had to leave."),
        Chat.Word.HANDED: _("A colleague takes over."),
        Chat.Word.ASKED: _("A person was called."),
    }.get(Chat.Word(chat.word), "")


def _queue(chat: Chat, seen: Glance) -> str:
    number = seen.place(chat)
    ahead = (
        _("You are next.")
        if number == 1
        else ngettext("%(count)s person is before you.", "%(count)s people are before you.", number - 1)
        % {"count": number - 1}
    )
    return f"{ahead} {_wait(seen.standing.wait)}".strip()


def _wait(wait: timedelta | None) -> str:
    return (
        _("The first answer usually takes %(time)s.") % {"time": duration(wait)} if wait is not None else ""
    )


def _line(now: Standing) -> str:
    if now.answers_now and now.wait is not None:
        return _("We are here · first answer usually in %(time)s") % {"time": duration(now.wait)}
    if now.answers_now:
        return _("We are here")
    if now.opens_at:
        return _("Closed now · open again %(moment)s") % {"moment": moment(now.opens_at)}
    return _("Nobody is here right now")


def _away(widget: Widget) -> str:
    return widget.text("away", reading()) or _(
        "Write to us anyway: your message is kept, and we answer by mail."
    )


def _crowd(now: Standing) -> str:
    if not now.waiting or not now.answers_now:
        return ""
    return ngettext("%(count)s person is waiting.", "%(count)s people are waiting.", now.waiting) % {
        "count": now.waiting
    }
