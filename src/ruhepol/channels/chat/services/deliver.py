"""What a visitor who is gone has not seen goes by mail, and a chat nobody sits at any more ends."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from ruhepol.channels.chat.events import AnswersMailed
from ruhepol.channels.chat.models import Chat
from ruhepol.channels.chat.selectors import GONE, is_gone
from ruhepol.channels.chat.services._held import hold
from ruhepol.channels.chat.services.end import end
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.events.outbox import publish
from ruhepol.people.models import IdentityKind
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.services.contact import reroute

OVER = timedelta(minutes=15)
"""So long a visitor may be gone before the chat ends; the ticket goes on."""
SWEPT = timedelta(days=2)
BATCH = 200


@transaction.atomic
def mail_unseen(*, chat: Chat) -> list[Message]:
    """Send in one mail what agents said and a visitor who is gone has not seen, where an address is known.

    Publishes AnswersMailed and MessageRerouted. Whoever comes back finds it in the chat as well.
    """
    held = hold(chat)
    if not is_gone(held, clock.now()):
        return []
    contact = held.ticket.contact
    if contact is None or contact.kind != IdentityKind.EMAIL:
        return []
    sent = list(_unseen().filter(ticket=held.pk, number__gt=held.seen_by_customer).order_by("number"))
    if sent:
        reroute(message=sent[-1], before=sent[:-1], channel=Ticket.Channel.EMAIL, by=SYSTEM)
        publish(AnswersMailed(chat_id=held.pk, message_ids=tuple(one.pk for one in sent)), by=SYSTEM)
    return sent


def chats_to_mail(now: datetime) -> QuerySet[Chat]:
    """Return the chats whose visitors are gone and have not seen an answer."""
    unseen = _unseen().filter(ticket=OuterRef("pk"), number__gt=OuterRef("seen_by_customer"))
    lately = Chat.objects.filter(ticket__updated_at__gt=now - SWEPT, here_at__lte=now - GONE)
    return lately.filter(Exists(unseen), ticket__contact__kind=IdentityKind.EMAIL)


def end_forsaken() -> int:
    """End chats whose visitors have been gone for a quarter of an hour; return how many.

    Publishes ChatEnded.
    """
    forsaken = Chat.objects.exclude(state=Chat.State.ENDED).filter(here_at__lte=clock.now() - OVER)
    return sum(_end_if_forsaken(chat) for chat in forsaken.order_by("here_at")[:BATCH])


@transaction.atomic
def _end_if_forsaken(chat: Chat) -> bool:
    held = hold(chat)
    if held.here_at > clock.now() - OVER:
        return False  # a sign of life came in between
    end(chat=held, by=SYSTEM)
    return True


def _unseen() -> QuerySet[Message]:
    return Message.objects.filter(kind=Message.Kind.REPLY, channel=Ticket.Channel.CHAT, agent__isnull=False)
