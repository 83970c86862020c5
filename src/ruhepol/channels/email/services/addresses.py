"""Keeping what returned mails say about an address."""

from django.db import transaction

from ruhepol.channels.email import selectors
from ruhepol.channels.email.models import AddressState
from ruhepol.core import clock

EXCERPT = 500


@transaction.atomic
def note_bounce(*, address: str, words: str) -> AddressState:
    """Count one more mail that cannot reach this address; after a sign of life the count begins anew."""
    now, address = clock.now(), address.lower()
    begins = {"bounces_since": now, "bounced_at": now, "words": words[:EXCERPT]}
    state, is_new = AddressState.objects.select_for_update().get_or_create(address=address, defaults=begins)
    if is_new:
        return state
    if selectors.bouncing(address) is None:
        state.bounces_since, state.bounces = now, 0
    state.bounced_at, state.words = now, words[:EXCERPT]
    state.bounces += 1
    state.save()
    return state
