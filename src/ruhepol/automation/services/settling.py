"""How the bot's part in a chat ended: confirmed, presumed, handed over, or nobody knows."""

from datetime import timedelta
from enum import StrEnum

from django.db import transaction
from django.db.models import Exists, OuterRef

from ruhepol.automation.bot.course import Reason, Step
from ruhepol.automation.events import BotTalkSettled
from ruhepol.automation.models import BotAnswer, BotTalk
from ruhepol.channels.chat.models import Chat
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM, Actor
from ruhepol.core.events.outbox import publish
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.solve import close

SILENCE = timedelta(days=7)
"""The time after which a quoted answer is presumed to have helped whoever did not come back."""
_AT_ONCE = 200


class End(StrEnum):
    """The four ends; the names of their columns."""

    CONFIRMED = "confirmed"
    PRESUMED = "presumed"
    HANDED_OVER = "handed_over"
    UNKNOWN = "unknown"


def talk_of(chat: Chat) -> BotTalk:
    """Return the bot's part in a chat, begun with the first call. No event: it has said nothing yet."""
    ticket = chat.ticket
    talk, _ = BotTalk.objects.get_or_create(
        ticket=ticket,
        defaults={
            "brand_id": ticket.brand_id,
            "team_id": ticket.team_id,
            "channel": ticket.channel,
            "began_at": clock.now(),
        },
    )
    return talk


@transaction.atomic
def settle(*, talk: BotTalk, end: End, by: Actor, reason: Reason | None = None) -> BotTalk:
    """Write down how it ended. Once handed over it stays so, whatever is said later.

    Publishes BotTalkSettled where it is new.
    """
    held = BotTalk.objects.select_for_update(of=("self",)).get(pk=talk.pk)
    if held.handed_over or (held.settled_at and getattr(held, end)):
        return held
    for each in End:
        setattr(held, each.value, each is end)
    held.settled_at, held.reason = clock.now(), reason or ""
    held.save()
    publish(BotTalkSettled(ticket_id=held.pk, end=end, reason=held.reason), by=by)
    return held


def settle_silent() -> int:
    """Settle the talks nobody has added to for seven days, and close their tickets; return how many.

    Presumed where something was quoted, nothing said against it, and the customer began no other ticket.
    """
    quiet = BotTalk.objects.filter(settled_at=None, ticket__updated_at__lte=clock.now() - SILENCE)
    led = Chat.objects.filter(pk=OuterRef("pk"), state__in=[Chat.State.BOT, Chat.State.ENDED])
    found = quiet.filter(Exists(led)).select_related("ticket").order_by("pk")[:_AT_ONCE]
    return sum(_settle_silent(talk) for talk in found)


@transaction.atomic
def _settle_silent(talk: BotTalk) -> bool:
    settle(talk=talk, end=End.PRESUMED if _may_have_helped(talk) else End.UNKNOWN, by=SYSTEM)
    if talk.ticket.status == Ticket.Status.WAITING:
        close(ticket=talk.ticket, by=SYSTEM)
    return True


def _may_have_helped(talk: BotTalk) -> bool:
    quotes = BotAnswer.objects.filter(talk=talk, step=Step.QUOTE)
    came_back = Ticket.objects.filter(customer=talk.ticket.customer_id, created_at__gt=talk.began_at)
    return (
        quotes.exists()
        and not quotes.filter(helped=False).exists()
        and not came_back.exclude(pk=talk.pk).exists()
    )
