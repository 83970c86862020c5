"""The course of a journey: agreed to, walked, joined to a ticket, taken back, and forgotten in time.

None of these publishes an event: a step on the way is nothing that anybody else has to act on.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from ruhepol.core import clock, crypto
from ruhepol.insights.models import Step, Visit
from ruhepol.tickets.models import Ticket

LOOSE = timedelta(days=7)
"""How long steps are kept that led to no ticket."""
JOINED = timedelta(days=90)
"""How long steps are kept that did."""
BEFORE = timedelta(hours=24)
"""How far back from the writing a journey reaches."""
MOST = 200  # steps of one visit that are kept at a time
_CHATS = 5


@transaction.atomic
def agree() -> str:
    """Begin to keep a visitor's way; returns the word for their browser."""
    word = crypto.new_token()
    Visit.objects.create(digest=crypto.digest(word), agreed_at=clock.now())
    return word


@transaction.atomic
def withdraw(*, word: str) -> None:
    """Forget everything that was kept of a visitor, on tickets too."""
    Visit.objects.filter(digest=crypto.digest(word)).delete()


@transaction.atomic
def walk(*, word: str, kind: str, key: str, label: str) -> None:
    """Keep one step of somebody who agreed; the same twice in a row counts once, an unknown word nothing."""
    visit = Visit.objects.filter(digest=crypto.digest(word)).first()
    if visit is None or visit.steps.count() >= MOST:
        return
    last = visit.steps.last()
    if last is None or (last.kind, last.key, last.ticket_id) != (kind, key, None):
        visit.steps.create(kind=kind, key=key[:120], label=label[:200], at=clock.now())


@transaction.atomic
def arrive(*, word: str, ticket_id: int) -> None:
    """Join the last day's steps to the ticket they led to, and the chats its writer had meanwhile."""
    visit = Visit.objects.filter(digest=crypto.digest(word)).first()
    if visit is None:
        return
    since = clock.now() - BEFORE
    for subject, began in _chats_before(ticket_id, since):
        if not visit.steps.filter(kind=Step.Kind.CHAT, at=began).exists():
            visit.steps.create(kind=Step.Kind.CHAT, key="chat", label=subject, at=began)
    visit.steps.filter(ticket=None, at__gt=since).update(ticket=ticket_id)


def _chats_before(ticket_id: int, since: datetime) -> list[tuple[str, datetime]]:
    """Return subject and beginning of the writer's chats, a few at most."""
    writer = Ticket.objects.filter(pk=ticket_id).values("customer")
    chats = Ticket.objects.filter(customer__in=writer, channel=Ticket.Channel.CHAT, pk__lt=ticket_id)
    return list(
        chats.filter(created_at__gt=since).order_by("pk").values_list("subject", "created_at")[:_CHATS]
    )


@transaction.atomic
def forget_old() -> None:
    """Delete what has been kept long enough, and visits of which nothing is left."""
    now = clock.now()
    Step.objects.filter(Q(ticket=None, at__lt=now - LOOSE) | Q(at__lt=now - JOINED)).delete()
    Visit.objects.filter(agreed_at__lt=now - JOINED, steps=None).delete()


def forget_way_to(*, ticket_id: int) -> None:
    """Forget the way that led to a ticket. Publishes nothing: TicketErased has told it."""
    Step.objects.filter(ticket=ticket_id).delete()
