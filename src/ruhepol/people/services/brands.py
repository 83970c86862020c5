"""Brands: the name, voice and address customers meet."""

from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.text import slugify

from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.people.events import BrandSaved
from ruhepol.people.exceptions import HostTakenError
from ruhepol.people.models import Brand, Calendar


class BrandFacts(TypedDict, total=False):
    """What can be set on a brand."""

    name: str
    support_address: str
    form_of_address: str
    default_language: str
    time_zone: str
    close_after_days: int
    hosts: str
    calendar: Calendar | None


@transaction.atomic
def save_brand(*, by: Actor, brand: Brand | None = None, **facts: Unpack[BrandFacts]) -> Brand:
    """Make a brand from `facts`, or change them on the given one; others stay. Publishes BrandSaved.

    Raises HostTakenError where another brand has one of the host names.
    """
    brand = brand or Brand(key=_free_key(facts.get("name", "")))
    changed = tuple(field for field, value in facts.items() if getattr(brand, field) != value)
    for field, value in facts.items():
        setattr(brand, field, value)
    brand.hosts = " ".join(_free_hosts(brand))
    brand.full_clean()
    brand.save()
    publish(BrandSaved(brand_id=brand.pk, fields=changed), by=by)
    return brand


def _free_hosts(brand: Brand) -> list[str]:
    """Return its host names, each once and in one spelling. Raises HostTakenError."""
    hosts = list(dict.fromkeys(brand.hosts.lower().replace(",", " ").split()))
    taken = {host for other in Brand.objects.exclude(pk=brand.pk) for host in other.host_names}
    for host in hosts:
        if host in taken:
            raise HostTakenError(host)
    return hosts


def _free_key(name: str) -> str:
    """Return a slug no other brand uses."""
    stem = slugify(name) or "brand"
    taken = set(Brand.objects.filter(key__startswith=stem).values_list("key", flat=True))
    return next(key for key in [stem, *(f"{stem}-{n}" for n in range(2, 999))] if key not in taken)
