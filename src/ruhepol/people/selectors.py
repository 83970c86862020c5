"""Questions about people."""

from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from ruhepol.people.addresses import normalised
from ruhepol.people.hours.rules import Hours, around_the_clock
from ruhepol.people.models import Agent, Asset, Brand, Calendar, Customer, Identity, IdentityKind, Segment

_HOURS: dict[str, Hours] = {}
_ALWAYS = around_the_clock(ZoneInfo("UTC"))


def default_brand() -> Brand | None:
    """Return the brand that speaks where no other is named; None before set-up."""
    return Brand.objects.order_by("id").first()


def brand_of_host(host: str) -> Brand | None:
    """Return the brand whose help centre is reached under a host's name, else the default one."""
    brands = list(Brand.objects.order_by("id"))
    named = (brand for brand in brands if host.lower() in brand.host_names)
    return next(named, brands[0] if brands else None)


def site_of(brand: Brand | None) -> str:
    """Return the address under which a brand's help centre is reached, without a slash at its end."""
    own: str = settings.RUHEPOL.address
    hosts = brand.host_names if brand else []
    return f"{urlsplit(own).scheme}://{hosts[0]}" if hosts else own


def segments_of(customer: Customer) -> frozenset[int]:
    """Return the segments a customer is in; one question where there are none, else four.

    An address counts once it is proven: typing one leads into no segment.
    """
    known = list(Segment.objects.all())
    if not known:
        return frozenset()
    proven = customer.identities.filter(kind=IdentityKind.EMAIL).exclude(verified_at=None)
    own = [name for each in proven for name in (each.value, "@" + each.value.rpartition("@")[2])]
    ways = Q(addresses__value__in=own)
    if customer.organisation_id:
        ways |= Q(organisations=customer.organisation_id)
    listed = set(Segment.objects.filter(ways).values_list("pk", flat=True))
    assets = list(Asset.objects.filter(customers=customer))
    fitting = {each.pk for each in known if any(each.fits(asset) for asset in assets)}
    return frozenset(listed | fitting)


def has_agents() -> bool:
    """Tell whether anybody could sign in yet: false on a fresh installation."""
    return Agent.objects.exists()


def addresses_before_erasing(customer_id: int) -> list[str]:
    """Return the addresses a customer had who was erased within a day, for rooms that keep some."""
    erased = Identity.objects.filter(customer=customer_id).exclude(was="")
    return list(erased.values_list("was", flat=True))


def email_identity(address: str) -> Identity | None:
    """Return the identity of a known e-mail address with its customer, else None."""
    value = normalised(IdentityKind.EMAIL, address)
    return Identity.objects.select_related("customer").filter(kind=IdentityKind.EMAIL, value=value).first()


def hours_of(calendar: Calendar | None) -> Hours:
    """Return a calendar's hours, worked out once a revision and process; around the clock without one."""
    if calendar is None:
        return _ALWAYS
    if calendar.revision not in _HOURS:
        if len(_HOURS) > 100:  # old revisions are not asked for again  # noqa: PLR2004
            _HOURS.clear()
        _HOURS[calendar.revision] = calendar.hours()
    return _HOURS[calendar.revision]


def verified_identity(identity_id: int) -> Identity | None:
    """Return an identity somebody has proven, with its customer; None where it is gone or unproven."""
    proven = Identity.objects.select_related("customer__organisation").exclude(verified_at=None)
    return proven.filter(pk=identity_id).first()
