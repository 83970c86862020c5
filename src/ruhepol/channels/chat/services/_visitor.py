"""Finding out who begins a chat. Only the host page's signed word makes somebody known."""

import secrets
from dataclasses import dataclass

from ruhepol.channels.chat.exceptions import IdentityRefusedError
from ruhepol.channels.chat.identity import Claim
from ruhepol.channels.chat.models import Chat, Widget
from ruhepol.channels.chat.vouching import is_replayed, known_as, number_of
from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.people.models import Identity, IdentityKind
from ruhepol.people.services.identities import attach
from ruhepol.people.services.recognise import recognise


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who begins a chat, and how well that is known."""

    identity: Identity
    who: Chat.Who
    email: str = ""
    claim_digest: str = ""


def welcome(
    *, widget: Widget, claim: Claim | None, earlier: Chat | None, language: str, by: Actor
) -> Visitor:
    """Return who begins a chat: whom the page vouches for, the one of an earlier chat, or a stranger.

    Raises IdentityRefusedError for a claim that another browser has used.
    """
    if claim:
        if is_replayed(widget, claim, earlier):
            raise IdentityRefusedError("replayed")
        identity = _vouched(widget, claim, language, by)
        return Visitor(identity, Chat.Who.VERIFIED, claim.email, claim.digest)
    if earlier and earlier.widget.brand_id == widget.brand_id and earlier.who != Chat.Who.VERIFIED:
        return Visitor(earlier.identity, Chat.Who.ANONYMOUS, earlier.address)
    stranger = recognise(address=secrets.token_hex(12), kind=IdentityKind.VISITOR, language=language, by=by)
    return Visitor(stranger, Chat.Who.ANONYMOUS)


def _vouched(widget: Widget, claim: Claim, language: str, by: Actor) -> Identity:
    """Return the identity a page vouches for; its number joins who is known by the address it came with."""
    value = number_of(widget, claim)
    known = known_as(widget, claim)
    if known and known.kind != IdentityKind.EXTERNAL:
        return attach(
            customer=known.customer,
            kind=IdentityKind.EXTERNAL,
            address=value,
            verified_at=clock.now(),
            by=by,
        )
    identity = recognise(address=value, kind=IdentityKind.EXTERNAL, name=claim.name, language=language, by=by)
    if identity.verified_at is None:
        identity.verified_at = clock.now()
        identity.save(update_fields=["verified_at"])
    return identity
