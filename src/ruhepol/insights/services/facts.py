"""Keeping the facts true: a ticket's row is always worked out anew from its whole story.

Doing it twice, late or in the wrong order therefore ends in the same row. No event: nothing happened.
"""

from collections.abc import Collection, Iterator
from dataclasses import fields

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.db.rows import upsert
from ruhepol.healing.models import Match
from ruhepol.insights.figures.fact import Fact, fact_of
from ruhepol.insights.models import TicketFact
from ruhepol.people.selectors import hours_of
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.story.load import stories, story_of
from ruhepol.tickets.story.moments import Story

BATCH = 500
_FACTS = tuple(field.name for field in fields(Fact))


def _held() -> QuerySet[Ticket]:
    """Tickets held until the end, so that of two workers the later one writes what it read last."""
    tickets = Ticket.objects.order_by("pk").select_related("brand__calendar").marking_spam()
    tickets = tickets.annotate(is_known=Exists(_known_then()))
    return tickets.select_for_update(of=("self",), no_key=True)


def _known_then() -> QuerySet[Match]:
    """Return the problems that a thing of the customer's was known to have when the ticket came."""
    own = Match.objects.filter(asset__customers=OuterRef("customer"), found_at__lte=OuterRef("created_at"))
    return own.filter(Q(gone_at=None) | Q(gone_at__gt=OuterRef("created_at")))


_ONE = Prepared(lambda: _held().filter(pk=Slot("id")))


@transaction.atomic(savepoint=False)  # worked out anew by the next try, so nothing of it is undone alone
def record(ticket_ids: Collection[int]) -> int:
    """Write the facts of these tickets and return how many there are."""
    if len(ticket_ids) == 1:
        tickets = _ONE.all(id=next(iter(ticket_ids)))
        told = {ticket.pk: story_of(ticket) for ticket in tickets}
    else:
        tickets = list(_held().filter(pk__in=ticket_ids))
        told = stories(ticket_ids)
    upsert([_row(ticket, told[ticket.pk]) for ticket in tickets])
    return len(tickets)


def _row(ticket: Ticket, story: Story) -> TicketFact:
    hours = hours_of(ticket.brand.calendar)
    # A concern in two tickets is one contact: the one that was merged counts nothing.
    counts = ticket.begun_by_customer and not ticket.merged_into_id
    fact = fact_of(story, hours, from_customer=counts, spam=ticket.is_spam, known=vars(ticket)["is_known"])
    facts = {name: getattr(fact, name) for name in _FACTS}
    return TicketFact(
        ticket=ticket, brand_id=ticket.brand_id, team_id=ticket.team_id, channel=ticket.channel, **facts
    )


def rebuild(*, brand_ids: Collection[int] | None = None) -> Iterator[int]:
    """Write all facts anew, or those of some brands; yields how many are done after every batch."""
    tickets = Ticket.objects.order_by("pk")
    if brand_ids is not None:
        tickets = tickets.filter(brand_id__in=brand_ids)
    done, last = 0, 0
    while batch := list(tickets.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        done, last = done + record(batch), batch[-1]
        yield done
