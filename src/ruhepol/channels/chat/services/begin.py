"""A visitor begins to chat: the first line is a ticket."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from ruhepol.channels.chat.events import ChatBegan
from ruhepol.channels.chat.exceptions import AddressRefusedError, WeakKeyError
from ruhepol.channels.chat.identity import Claim
from ruhepol.channels.chat.models import Chat, Widget
from ruhepol.channels.chat.services._visitor import Visitor, welcome
from ruhepol.channels.chat.services.address import settle_address
from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.crypto import digest
from ruhepol.core.events.outbox import publish
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.services.receive import File, Opening, receive

SHORTEST_KEY, LONGEST_KEY = 20, 80
_SUBJECT = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Where the visitor was."""

    url: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """A chat with its first message, and the token that opens it from now on."""

    chat: Chat
    message: Message
    token: str


def begin(  # noqa: PLR0913  a beginning has this many facts
    *,
    widget: Widget,
    text: str,
    client_key: str,
    by: Actor,
    language: str = "",
    page: Page = Page(),
    address: str = "",
    claim: Claim | None = None,
    earlier: Chat | None = None,
    files: Iterable[File] = (),
) -> Begun:
    """Write a visitor's first words as a ticket and open a chat on it.

    `client_key` is random and made by the visitor's browser: the same one again returns the same chat and the
    same token, so that a lost answer loses nothing. `claim` is the page's word on who it is, `earlier` a chat
    whose token the browser showed. Publishes ChatBegan and what `receive` publishes.
    Raises WeakKeyError, EmptyMessageError, IdentityRefusedError for a claim another browser has used.
    """
    if not SHORTEST_KEY <= len(client_key) <= LONGEST_KEY:
        raise WeakKeyError
    token = salted_hmac("chat.token", f"{widget.pk}:{client_key}", algorithm="sha256").hexdigest()
    for _ in range(2):
        if (
            known := Chat.objects.filter(token_digest=digest(token))
            .select_related("ticket", "identity")
            .first()
        ):
            return Begun(known, known.ticket.messages.earliest("number"), token)
        try:
            with transaction.atomic():
                visitor = welcome(widget=widget, claim=claim, earlier=earlier, language=language, by=by)
                return _begin(
                    widget=widget,
                    visitor=visitor,
                    token=token,
                    text=text,
                    files=list(files),
                    language=language,
                    page=page,
                    address=address,
                )
        except IntegrityError:  # the same words came twice at once
            continue
    raise WeakKeyError


def _begin(  # noqa: PLR0913  as above
    *,
    widget: Widget,
    visitor: Visitor,
    token: str,
    text: str,
    files: list[File],
    language: str,
    page: Page,
    address: str,
) -> Begun:
    now = clock.now()
    by = visitor.identity.customer.actor
    language = language or widget.brand.default_language
    subject = " ".join(text.split())[:_SUBJECT] or (files[0].name if files else "")
    message = receive(
        contact=visitor.identity,
        channel=Ticket.Channel.CHAT,
        text=text,
        opening=Opening(brand=widget.brand, subject=subject, language=language, team=widget.team),
        files=files,
        origin=f"chat:{digest(token)}",
        by=by,
    )
    chat = Chat.objects.create(
        ticket=message.ticket,
        widget=widget,
        identity=visitor.identity,
        token_digest=digest(token),
        claim_digest=visitor.claim_digest,
        page_url=page.url[:500],
        page_title=page.title[:200],
        who=visitor.who,
        state=Chat.State.BOT if widget.has_bot else Chat.State.WAITING,
        bot_turns=int(widget.has_bot),
        seen_by_customer=message.number,
        began_at=now,
        queued_at=None if widget.has_bot else now,
        here_at=now,
    )
    _note_address(chat, address, visitor, by)
    publish(ChatBegan(chat_id=chat.pk, message_id=message.pk, with_bot=widget.has_bot), by=by)
    return Begun(chat, message, token)


def _note_address(chat: Chat, address: str, visitor: Visitor, by: Actor) -> None:
    """Note the address that was typed, else the one that is known; a bad one never costs the words."""
    wanted = address or visitor.email
    if wanted:
        with suppress(AddressRefusedError):
            vouched = visitor.who == Chat.Who.VERIFIED and wanted == visitor.email
            settle_address(held=chat, address=wanted, by=by, vouched=vouched)
