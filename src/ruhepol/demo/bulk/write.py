"""Writing bulk tickets in batches: constant memory, the same tickets for the same seed and day."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from django.db import transaction

from ruhepol.core.models import EventRow
from ruhepol.demo.bulk import people, rows, trace
from ruhepol.people.models import Identity
from ruhepol.tickets.models import Message, Solution, Ticket
from ruhepol.tickets.services.indexing import index_tickets

BATCH = 500
TICKETS_PER_CUSTOMER = 4
SPREAD = timedelta(days=365)
Say = Callable[[int], None]


def make_tickets(count: int, *, until: datetime, say: Say, seed: int = 1) -> None:
    """Write `count` tickets spread over the year before `until`; `say` hears how many are written."""
    staff = people.hire()
    made = Identity.objects.filter(value__endswith=f"@{people.DOMAIN}").count()
    for start in range(0, count, BATCH):
        random = Random(f"{seed}:{made}:{start}")  # noqa: S311  the same data each time is the point
        size = min(BATCH, count - start)
        moments = [until - SPREAD + SPREAD * ((start + place + 1) / (count + 1)) for place in range(size)]
        with transaction.atomic():
            contacts = people.invite(random, made + start, max(1, size // TICKETS_PER_CUSTOMER), moments[0])
            _write(random, staff, contacts, moments, until)
        say(start + size)


def _write(
    random: Random, staff: people.Staff, contacts: list[Identity], moments: list[datetime], until: datetime
) -> None:
    batch = [rows.open_ticket(random, staff, random.choice(contacts), opened, until) for opened in moments]
    Ticket.objects.bulk_create(written.ticket for written in batch)
    messages = Message.objects.bulk_create(
        message for written in batch for message in rows.messages_of(written)
    )
    solutions = Solution.objects.bulk_create(claim for written in batch for claim in rows.claims_of(written))
    tagged = Ticket.tags.through
    tagged.objects.bulk_create(
        tagged(ticket_id=written.ticket.pk, tag_id=tag.pk)
        for written in batch
        for tag in random.sample(staff.tags, k=random.choice((0, 0, 1, 2)))
    )
    EventRow.objects.bulk_create([*trace.said(messages), *trace.claimed(solutions)])
    index_tickets([written.ticket.pk for written in batch])
