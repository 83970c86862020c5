"""Background tasks of the core: each loads ids and calls one function."""

from django.db import transaction
from django_tasks import task

from ruhepol.core.events.base import revive
from ruhepol.core.events.outbox import caused_by, receivers_of
from ruhepol.core.models import EventRow


@task()
def deliver(event_id: int) -> None:
    """Hand one event to all its receivers, each in a transaction of its own."""
    row = EventRow.objects.get(pk=event_id)
    event = revive(row.name, row.data)
    for react in receivers_of(row.name):
        with transaction.atomic(), caused_by(row):
            react(event)
