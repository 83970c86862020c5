"""Erasing a customer: the row stays for what is counted, and nobody can tell any more who it was."""

from datetime import timedelta

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.people.events import CustomerErased
from ruhepol.people.models import Customer, Identity, IdentityKind, SegmentAddress, SignInCode

ROOMS_NEED = timedelta(days=1)
"""So long the rooms can find what carries an address; a sweep forgets it then."""


@transaction.atomic
def erase(*, customer: Customer, by: Actor) -> Customer:
    """Forget who a customer is: name, addresses, what was noted, what is theirs.

    Who writes from such an address again is somebody new. Publishes CustomerErased, once.
    """
    held = Customer.objects.select_for_update(of=("self",), no_key=True).get(pk=customer.pk)
    if held.erased_at:
        return held
    SegmentAddress.objects.filter(value__in=[_blank(each) for each in held.identities.all()]).delete()
    SignInCode.objects.filter(identity__customer=held).delete()
    held.assets.clear()
    held.name = held.language = held.expertise = held.note = ""
    held.organisation, held.erased_at = None, clock.now()
    held.save()
    publish(CustomerErased(customer_id=held.pk), by=by)
    return held


def forget_addresses() -> int:
    """Forget the addresses of whoever was erased a day ago. No event: nobody is to see any of it before."""
    old = Identity.objects.filter(customer__erased_at__lt=clock.now() - ROOMS_NEED)
    return old.exclude(was="").update(was="")


def _blank(identity: Identity) -> str:
    """Take an identity's address away and return it."""
    identity.was, identity.value = identity.value, f"erased:{identity.pk}"
    identity.kind, identity.verified_at = IdentityKind.VISITOR, None
    identity.save()
    return identity.was
