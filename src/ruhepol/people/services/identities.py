"""Giving a customer a further way to be recognised."""

from datetime import datetime

from django.db import transaction

from ruhepol.core.actors import Actor
from ruhepol.core.db.rows import insert
from ruhepol.core.events.outbox import publish
from ruhepol.people.addresses import normalised
from ruhepol.people.events import CustomerChanged
from ruhepol.people.models import Customer, Identity


@transaction.atomic
def attach(
    *, customer: Customer, kind: str, address: str, by: Actor, verified_at: datetime | None = None
) -> Identity:
    """Write a further identity of a customer; with `verified_at` it is proven.

    Publishes CustomerChanged. Raises IntegrityError where somebody has it already.
    """
    row = Identity(customer=customer, kind=kind, value=normalised(kind, address), verified_at=verified_at)
    identity = insert(row)
    publish(CustomerChanged(customer_id=customer.pk, fields=("identities",)), by=by)
    return identity
