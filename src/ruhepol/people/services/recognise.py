"""Finding the customer behind an address, or greeting a new one."""

from django.db import IntegrityError, transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.db.rows import insert
from ruhepol.core.events.outbox import publish
from ruhepol.people.addresses import normalised
from ruhepol.people.events import CustomerAppeared
from ruhepol.people.models import Customer, Identity, IdentityKind

_KNOWN = Prepared(
    lambda: Identity.objects.select_related("customer__organisation").filter(
        kind=Slot("kind"), value=Slot("value")
    )
)


def recognise(
    *, address: str, by: Actor, name: str = "", language: str = "", kind: str = IdentityKind.EMAIL
) -> Identity:
    """Return the identity for an address with its customer loaded; unknown addresses get a new customer.

    Fills an empty name, never overwrites one. Publishes CustomerAppeared for a new customer.
    Raises ValueError for an empty address.
    """
    value = normalised(kind, address)
    if not value:
        raise ValueError("recognise() needs an address")
    known = _KNOWN.first(kind=kind, value=value)
    if known is None:
        try:
            return _greet(kind, value, name, language, by)
        except IntegrityError:  # another process greeted the same address first
            known = _KNOWN.get(kind=kind, value=value)
    if name and not known.customer.name:
        known.customer.name = name[:160]
        known.customer.save(update_fields=["name"])
    return known


@transaction.atomic
def _greet(kind: str, value: str, name: str, language: str, by: Actor) -> Identity:
    customer = insert(Customer(name=name[:160], language=language, created_at=clock.now()))
    identity = insert(Identity(customer=customer, kind=kind, value=value))
    publish(CustomerAppeared(customer_id=customer.pk), by=by)
    return identity
