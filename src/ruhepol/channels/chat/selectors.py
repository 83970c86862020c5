"""Questions about chats: what the visitor may read, who is there, how long one waits."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.db.models import F, Q, QuerySet

from ruhepol.channels.chat.models import Chat, Seat, Widget
from ruhepol.core import clock
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.people.hours.arithmetic import is_open, next_opening
from ruhepol.people.hours.rules import NeverOpenError
from ruhepol.people.models import Agent, Brand
from ruhepol.people.selectors import hours_of
from ruhepol.tickets.models import Attachment, Message, Ticket

GONE = timedelta(minutes=2)
"""A visitor without a sign for that long is gone; so is an agent's browser."""
LATELY = timedelta(days=7)
FEWEST, MOST = 5, 50
"""As many first answers are needed for a figure, and as many are looked at."""

_AFTER = Prepared(
    lambda: (
        Message.objects.select_related("agent", "customer")
        .filter(ticket=Slot("ticket"), number__gt=Slot("after"))
        .exclude(kind=Message.Kind.NOTE)
        .order_by("number")
    )
)
_OTHERWISE = Prepared(
    lambda: (
        Message.objects.filter(ticket=Slot("ticket"), kind=Message.Kind.CUSTOMER)
        .exclude(channel=Ticket.Channel.CHAT)
        .order_by("number")
        .values_list("number", flat=True)[:1]
    )
)


def after(chat: Chat, number: int) -> list[Message]:
    """Return what was said after a number, as far as the visitor may read it, oldest first.

    Notes never. Who is only believed to own an address reads no further than where mail from there came in:
    what is answered to it is meant for whoever reads that mailbox.
    """
    ticket = chat.ticket.standing
    if ticket.pk != chat.ticket_id and ticket.customer_id != chat.identity.customer_id:
        return []
    said = _AFTER.all(ticket=ticket.pk, after=number)
    if said and chat.who != Chat.Who.VERIFIED:
        end = _OTHERWISE.first(ticket=ticket.pk)
        said = [message for message in said if end is None or message.number < end]
    return said


def sites(brand: Brand | None) -> list[tuple[str, str]]:
    """Return (name, address) of the brand's sites where one can chat, as far as they name a single page."""
    there = Widget.objects.filter(brand=brand, is_active=True).values_list("name", "origins")
    first = ((name, next((each for each in origins if "*" not in each), "")) for name, origins in there)
    return [(name, address) for name, address in first if address]


def file_said(chat: Chat, attachment_id: int) -> Attachment | None:
    """Return a file of what the visitor may read."""
    readable = [message.pk for message in after(chat, 0)]
    return Attachment.objects.filter(pk=attachment_id, message__in=readable).first()


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether somebody is there for a widget now, and what has to be waited for."""

    is_open: bool
    opens_at: datetime | None
    there: int
    free: int
    waiting: int
    wait: timedelta | None
    """The measured time to a first answer; None where there is too little to measure."""

    @property
    def answers_now(self) -> bool:
        """Tell whether a person is there."""
        return self.is_open and self.there > 0


def standing(widget: Widget) -> Standing:
    """Return how a widget is staffed at this moment."""
    now = clock.now()
    seats = list(seats_of(widget, now).values_list("agent", "capacity"))
    talking = Chat.objects.filter(state=Chat.State.TALKING, agent__in=[agent for agent, _ in seats]).count()
    runs, opens_at = _hours(widget, now)
    return Standing(
        is_open=runs,
        opens_at=opens_at,
        there=len(seats),
        free=max(0, sum(capacity for _, capacity in seats) - talking),
        waiting=queue(widget, now).count(),
        wait=measured_wait(widget, now),
    )


def _hours(widget: Widget, now: datetime) -> tuple[bool, datetime | None]:
    """Return whether a widget's hours run, and if not, when they begin again."""
    hours = hours_of(widget.hours_of)
    if is_open(hours, now):
        return True, None
    try:
        return False, next_opening(hours, now)
    except NeverOpenError:
        return False, None


def seats_of(widget: Widget, now: datetime) -> QuerySet[Seat]:
    """Return the seats of those who are there now and may take this widget's chats."""
    there = Seat.objects.filter(is_available=True, alive_at__gt=now - GONE, agent__is_active=True)
    if widget.team_id:
        return there.filter(agent__memberships__team=widget.team_id)
    return there.exclude(agent__role="partner")


def queue(widget: Widget, now: datetime) -> QuerySet[Chat]:
    """Return the chats that wait for a person, whose visitors are still there, in their order."""
    waiting = widget.chats.filter(state=Chat.State.WAITING, here_at__gt=now - GONE)
    return waiting.order_by("queued_at", "pk")


def place(chat: Chat) -> int | None:
    """Return how many wait up to and including this chat; None where it does not wait."""
    if chat.state != Chat.State.WAITING or chat.queued_at is None:
        return None
    before = Q(queued_at__lt=chat.queued_at) | Q(queued_at=chat.queued_at, pk__lt=chat.pk)
    return queue(chat.widget, clock.now()).filter(before).count() + 1


def measured_wait(widget: Widget, now: datetime) -> timedelta | None:
    """Return the median time to a person's first answer in this widget's chats of the last week."""
    lately = widget.chats.filter(began_at__gt=now - LATELY, ticket__first_replied_at__isnull=False)
    waits = lately.order_by("-began_at").values_list(F("ticket__first_replied_at") - F("began_at"), flat=True)
    found: list[timedelta] = list(waits[:MOST])
    return timedelta(seconds=median(each.total_seconds() for each in found)) if len(found) >= FEWEST else None


def is_gone(chat: Chat, now: datetime) -> bool:
    """Tell whether the visitor has given no sign of life for two minutes."""
    return chat.here_at <= now - GONE


def load_of(agent: Agent) -> int:
    """Return how many chats an agent is in charge of now."""
    return Chat.objects.filter(agent=agent, state=Chat.State.TALKING).count()
