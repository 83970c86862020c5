"""Questions about people."""

from ruhepol.people.addresses import normalised
from ruhepol.people.models import Brand, Identity, IdentityKind


def default_brand() -> Brand | None:
    """Return the brand that speaks where no other is named; None before set-up."""
    return Brand.objects.order_by("id").first()


def email_identity(address: str) -> Identity | None:
    """Return the identity of a known e-mail address with its customer, else None."""
    value = normalised(IdentityKind.EMAIL, address)
    return Identity.objects.select_related("customer").filter(kind=IdentityKind.EMAIL, value=value).first()
