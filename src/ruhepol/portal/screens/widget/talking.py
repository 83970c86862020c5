"""The chat itself: words go over HTTP in both directions, numbered; the socket says that there are some."""

from contextlib import suppress
from typing import Any

from ruhepol.automation.services import rating
from ruhepol.channels.chat.claims import claim_of
from ruhepol.channels.chat.exceptions import ChatNotFoundError, IdentityRefusedError
from ruhepol.channels.chat.identity import Claim
from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.selectors import after
from ruhepol.channels.chat.services import end as ending
from ruhepol.channels.chat.services.address import give_address
from ruhepol.channels.chat.services.begin import Page, begin
from ruhepol.channels.chat.services.say import note_here, say, see
from ruhepol.channels.chat.services.side import call_person
from ruhepol.core.actors import SYSTEM, Actor
from ruhepol.knowledge.services.asking import join_ticket
from ruhepol.portal.page import reading
from ruhepol.portal.screens.widget import forms
from ruhepol.portal.screens.widget.asking import ask_of
from ruhepol.portal.screens.widget.door import Call, Rules, asked
from ruhepol.portal.screens.widget.said import written
from ruhepol.portal.screens.widget.standing import within
from ruhepol.portal.uploads import stored
from ruhepol.tickets.services.contact import ask_transcript

PAGE = 100


@asked(Rules(method="POST", says=forms.Beginning, most=60, seconds=600))
def chats(call: Call) -> dict[str, Any]:
    """Begin a chat with its first words; the same key again returns the same chat.

    A page's word that cannot be believed costs nobody their own: the visitor is a stranger then.
    """
    said = call.said
    facts = {
        "widget": call.widget,
        "text": said["text"],
        "client_key": said["client_key"],
        "language": reading(),
        "page": Page(url=said["page_url"], title=said["page_title"]),
        "address": said["email"],
        "earlier": _earlier(call),
        "by": SYSTEM,
    }
    claim = _claim(call)
    try:
        begun = begin(**facts, claim=claim)
    except IdentityRefusedError:
        claim, begun = None, begin(**facts)
    chat, by = begun.chat, _by(begun.chat)
    if ask := ask_of(call):
        join_ticket(ask=ask, ticket_id=chat.pk, by=by)
    if said["human"]:
        chat = call_person(chat=chat, by=by)
    known = claim is not None or not said["identity"]
    return {
        "token": begun.token,
        "chat": chat.pk,
        "number": begun.message.number,
        "known": known,
        "state": within(chat),
    }


@asked(Rules(method="GET", says=forms.Since, in_chat=True, most=1200))
def messages(call: Call) -> dict[str, Any]:
    """Return what was said after a number, and how the chat stands."""
    chat = call.chat()
    note_here([chat.pk])
    found = after(chat, call.said["after"])
    return {"messages": written(chat, found[:PAGE]), "more": len(found) > PAGE, "state": within(chat)}


@asked(Rules(method="POST", says=forms.Spoken, in_chat=True, most=120))
def speak(call: Call) -> dict[str, Any]:
    """Take the visitor's words, once."""
    chat = call.chat()
    message = say(chat=chat, text=call.said["text"], client_key=call.said["client_key"], by=_by(chat))
    return {"number": message.number, "state": _state(call)}


@asked(Rules(method="POST", says=forms.Sent, in_chat=True, most=60, seconds=600))
def files(call: Call) -> dict[str, Any]:
    """Take a file, once."""
    chat = call.chat()
    kept = stored(call.said["file"])
    message = say(chat=chat, text="", files=kept, client_key=call.said["client_key"], by=_by(chat))
    return {"number": message.number, "state": _state(call)}


@asked(Rules(method="POST", says=forms.Seen, in_chat=True, most=240))
def seen(call: Call) -> dict[str, Any]:
    """Note up to which message the visitor has read."""
    chat = call.chat()
    see(chat=chat, number=call.said["number"], by=_by(chat))
    return {}


@asked(Rules(method="POST", says=forms.Nothing, in_chat=True, most=30))
def human(call: Call) -> dict[str, Any]:
    """Call a person."""
    chat = call.chat()
    call_person(chat=chat, by=_by(chat))
    return {"state": _state(call)}


@asked(Rules(method="POST", says=forms.Nothing, in_chat=True, most=30))
def end(call: Call) -> dict[str, Any]:
    """End the chat; the ticket stays."""
    chat = call.chat()
    ending.end(chat=chat, by=_by(chat))
    return {"state": _state(call)}


@asked(Rules(method="POST", says=forms.Rated, in_chat=True, most=60))
def rate(call: Call) -> dict[str, Any]:
    """Take whether an answer of the bot helped."""
    chat = call.chat()
    rating.rate(chat=chat, number=call.said["number"], helped=call.said["helped"], by=_by(chat))
    return {"state": _state(call)}


@asked(Rules(method="POST", says=forms.Read, in_chat=True, most=60))
def opened(call: Call) -> dict[str, Any]:
    """Note that an article the bot named was opened."""
    rating.note_opened(chat=call.chat(), number=call.said["number"], article_id=call.said["article"])
    return {}


@asked(Rules(method="POST", says=forms.Survey, in_chat=True, most=30))
def survey(call: Call) -> dict[str, Any]:
    """Take how it was."""
    chat = call.chat()
    ending.rate(chat=chat, rating=call.said["score"], comment=call.said["comment"], by=_by(chat))
    return {"state": _state(call)}


@asked(Rules(method="POST", says=forms.Nothing, in_chat=True, most=3, seconds=600))
def transcript(call: Call) -> dict[str, Any]:
    """Send what was said to the visitor's own, proven address."""
    chat = call.chat()
    ask_transcript(ticket=chat.ticket.standing, by=_by(chat))
    return {"state": _state(call)}


@asked(Rules(method="POST", says=forms.Address, in_chat=True, most=30))
def address(call: Call) -> dict[str, Any]:
    """Take an address for the answer."""
    chat = call.chat()
    give_address(chat=chat, address=call.said["email"], by=_by(chat))
    return {"state": _state(call)}


def _by(chat: Chat) -> Actor:
    return chat.identity.customer.actor


def _state(call: Call) -> dict[str, Any]:
    return within(call.chat_now())


def _claim(call: Call) -> Claim | None:
    if not call.said["identity"]:
        return None
    with suppress(IdentityRefusedError):
        return claim_of(call.widget, call.said["identity"])
    return None


def _earlier(call: Call) -> Chat | None:
    with suppress(ChatNotFoundError):
        return call.chat()
    return None
