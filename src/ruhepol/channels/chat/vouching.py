"""Whom a host page's word is about, as far as they are known here already; nobody is made for it."""

from ruhepol.channels.chat.identity import Claim
from ruhepol.channels.chat.models import Chat, Widget
from ruhepol.people.models import Customer, Identity, IdentityKind
from ruhepol.people.selectors import email_identity


def number_of(widget: Widget, claim: Claim) -> str:
    """Return the page's number for somebody, as it is kept: every brand counts its own."""
    return f"{widget.brand.key}:{claim.external_id}"


def known_as(widget: Widget, claim: Claim) -> Identity | None:
    """Return the identity a page vouches for: its number comes first.

    A number seen for the first time is who is known by the address it came with, unless somebody else signed
    in with that address: two verified people never become one.
    """
    numbers = Identity.objects.select_related("customer").filter(kind=IdentityKind.EXTERNAL)
    number = numbers.filter(value=number_of(widget, claim)).first()
    if number or not claim.email:
        return number
    known = email_identity(claim.email)
    return known if known and not numbers.filter(customer=known.customer_id).exists() else None


def is_replayed(widget: Widget, claim: Claim, earlier: Chat | None) -> bool:
    """Tell whether another browser has used the token: then this one has got hold of it."""
    used = widget.chats.filter(claim_digest=claim.digest)
    return used.exists() and not (earlier and used.filter(pk=earlier.pk).exists())


def customer_behind(widget: Widget, claim: Claim, *, earlier: Chat | None) -> Customer | None:
    """Return the customer whom a page vouches for just now, None where its word cannot be believed."""
    if is_replayed(widget, claim, earlier):
        return None
    known = known_as(widget, claim)
    return known.customer if known else None
