"""Taking a customer's word that a kind of automatic mail is not wanted, or wanted after all."""

from django.db import transaction

from ruhepol.channels.email.events import CustomerOptedIn, CustomerOptedOut
from ruhepol.channels.email.models import OptOut
from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.people.models import Customer


@transaction.atomic
def opt_out(*, customer: Customer, kind: str, by: Actor) -> OptOut:
    """Send no mail of this kind any more; said twice is said once. Publishes CustomerOptedOut."""
    facts = {"since": clock.now()}
    choice, is_new = OptOut.objects.get_or_create(customer=customer, kind=kind, defaults=facts)
    if is_new:
        publish(CustomerOptedOut(customer_id=customer.pk, kind=kind), by=by)
    return choice


@transaction.atomic
def opt_in(*, customer: Customer, kind: str, by: Actor) -> None:
    """Send mail of this kind again. Publishes CustomerOptedIn where it was not wanted."""
    gone, _ = OptOut.objects.filter(customer=customer, kind=kind).delete()
    if gone:
        publish(CustomerOptedIn(customer_id=customer.pk, kind=kind), by=by)
