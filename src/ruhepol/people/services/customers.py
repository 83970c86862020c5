"""What agents note about a customer."""

from typing import TypedDict, Unpack

from django.db import transaction

from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.people.events import CustomerChanged
from ruhepol.people.models import Customer


class CustomerFacts(TypedDict, total=False):
    """What can be noted of a customer."""

    name: str
    language: str
    expertise: str
    note: str


@transaction.atomic
def describe(*, customer: Customer, by: Actor, **facts: Unpack[CustomerFacts]) -> Customer:
    """Set what agents know of a customer. Publishes CustomerChanged; without a change nothing happens."""
    held = Customer.objects.select_for_update().get(pk=customer.pk)
    changes = {field: str(value).strip() for field, value in facts.items()}
    changed = tuple(field for field, value in changes.items() if getattr(held, field) != value)
    if not changed:
        return held
    for field in changed:
        setattr(held, field, changes[field])
    held.save(update_fields=changed)
    publish(CustomerChanged(customer_id=held.pk, fields=changed), by=by)
    return held
