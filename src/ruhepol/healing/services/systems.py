"""Setting up the systems that checks may ask and remedies may do something in."""

from dataclasses import dataclass

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.healing.doing.addresses import check_sign_in, same_place, usable_address
from ruhepol.healing.doing.secrets import BOX
from ruhepol.healing.events import SystemSaved
from ruhepol.healing.exceptions import SecretNeededError
from ruhepol.healing.models import System


@dataclass(frozen=True, kw_only=True)
class Setup:
    """Where a system is, and how it is signed in to."""

    kind: str
    address: str = ""
    way: str = System.Way.BEARER
    user: str = ""
    is_active: bool = True


@transaction.atomic
def save_system(*, name: str, setup: Setup, by: Actor, secret: str | None = None) -> System:
    """Keep the system of this name as set up, a new one where there is none; without a secret its own stays.

    A secret goes only where it was entered for: with another address it has to be entered again.
    Publishes SystemSaved. Raises AddressError, SecretNeededError.
    """
    address = usable_address(setup.kind, setup.address)
    now = clock.now()
    System.objects.get_or_create(name=name, defaults={"created_at": now, "changed_at": now})
    kept = System.objects.select_for_update().get(name=name)
    if secret is None and kept.sealed and not same_place(kept.address, address):
        raise SecretNeededError
    if secret is not None:
        kept.sealed = BOX.seal(secret)
    check_sign_in(setup.kind, setup.way, setup.user, secret or "")
    for fact, value in {**vars(setup), "address": address, "changed_at": now}.items():
        setattr(kept, fact, value)
    kept.save()
    publish(SystemSaved(system_id=kept.pk), by=by)
    return kept
