"""Segments: saying who is in one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.people.addresses import normalised
from ruhepol.people.events import SegmentSaved
from ruhepol.people.exceptions import NameTakenError, UnknownOrganisationError
from ruhepol.people.models import IdentityKind, Organisation, Segment, SegmentAddress


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A thing the customer has: its kind, and if given its state and the value of one attribute."""

    asset_kind: str = ""
    asset_state: str = ""
    attribute: str = ""
    value: str = ""


@transaction.atomic
def save_segment(  # noqa: PLR0913  three ways to be in a segment
    *,
    name: str,
    by: Actor,
    segment: Segment | None = None,
    organisations: Sequence[str] = (),
    addresses: Sequence[str] = (),
    rule: Rule | None = None,
) -> Segment:
    """Make a segment, or say anew who is in it. Publishes SegmentSaved.

    `organisations` are names; an address that begins with `@` stands for all of its domain. Raises
    NameTakenError and UnknownOrganisationError.
    """
    held = segment or Segment()
    held.name = " ".join(name.split())[:80]
    if Segment.objects.filter(name__iexact=held.name).exclude(pk=held.pk).exists():
        raise NameTakenError(held.name)
    wanted = rule or Rule()
    held.asset_kind, held.asset_state = wanted.asset_kind, wanted.asset_state.strip()
    held.attribute, held.value = wanted.attribute.strip(), wanted.value.strip()
    held.save()
    held.organisations.set([_named(each) for each in organisations])
    held.addresses.all().delete()
    values = dict.fromkeys(normalised(IdentityKind.EMAIL, each) for each in addresses)
    SegmentAddress.objects.bulk_create(SegmentAddress(segment=held, value=value) for value in values)
    publish(SegmentSaved(segment_id=held.pk), by=by)
    return held


def _named(name: str) -> Organisation:
    found = Organisation.objects.filter(name__iexact=name.strip()).order_by("pk").first()
    if found is None:
        raise UnknownOrganisationError(name)
    return found
