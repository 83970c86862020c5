"""Who hears of an incident's end without having followed it: whose things had it, and who wrote of it."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import OuterRef, Q, Subquery

from ruhepol.core import clock
from ruhepol.healing.models import Follower, Incident, Match
from ruhepol.healing.services.contact import BEFORE, address_of
from ruhepol.healing.wording import ENOUGH, Words
from ruhepol.people.models import Customer, IdentityKind
from ruhepol.tickets.models import Message, Ticket

AT_ONCE = 500
MOST_TICKETS = 5_000
LONGEST = 4_000


def gather(*, incident: Incident) -> int:
    """Add those it concerned to those who are told, each address once; return how many there were.

    Who typed an address and never confirmed it is told where it concerned them anyway.
    """
    ended = incident.ended_at or clock.now()
    rows = {row.address: row for row in _affected(incident, ended)}
    rows |= {row.address: row for row in _wrote(incident, ended)}
    Follower.objects.bulk_create(
        rows.values(),
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["incident", "address"],
        update_fields=["customer", "confirmed_at"],
    )
    return len(rows)


def _affected(incident: Incident, ended: datetime) -> Iterator[Follower]:
    """Yield the customers whose things had it while it lasted."""
    while_it_was = Q(found_at__lte=ended) & (Q(gone_at=None) | Q(gone_at__gte=incident.began_at))
    matches = Match.objects.filter(while_it_was, problem=incident.problem_id)
    concerned = Customer.objects.filter(assets__in=matches.values("asset")).distinct().order_by("pk")
    for customer in concerned.iterator(AT_ONCE):
        if address := address_of(customer):
            yield _row(incident, customer, address.value, ended, asked=False)


def _wrote(incident: Incident, ended: datetime) -> Iterator[Follower]:
    """Yield whoever asked about it in their own words while it lasted, whatever things they have."""
    first = Message.objects.filter(ticket=OuterRef("pk"), kind=Message.Kind.CUSTOMER).order_by("number")
    meanwhile = Ticket.objects.filter(
        created_at__gte=incident.began_at - BEFORE,
        created_at__lte=ended,
        begun_by=Ticket.Begin.CUSTOMER,
        contact__kind=IdentityKind.EMAIL,
    )
    if incident.brand_id:
        meanwhile = meanwhile.filter(brand=incident.brand_id)
    latest = meanwhile.select_related("customer", "contact").order_by("-created_at")[:MOST_TICKETS]
    said = dict(latest.values_list("pk", Subquery(first.values("text")[:1])))
    for ticket in latest:
        words = Words(f"{ticket.subject}\n{said.get(ticket.pk) or ''}"[:LONGEST])
        if words.fit(incident.problem) >= ENOUGH and ticket.contact:
            yield _row(incident, ticket.customer, ticket.contact.value, ended, asked=True)


def _row(incident: Incident, customer: Customer, address: str, at: datetime, *, asked: bool) -> Follower:
    return Follower(
        incident=incident,
        address=address,
        customer=customer,
        language=customer.language,
        asked=asked,
        since=at,
        confirmed_at=at,
    )
