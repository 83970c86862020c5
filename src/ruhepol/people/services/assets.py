"""What customers have, as the system says that keeps it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.people.events import AssetTold
from ruhepol.people.models import Asset
from ruhepol.people.services.recognise import recognise

Value = str | int | float | bool


@dataclass(frozen=True, kw_only=True)
class AssetFacts:
    """What is said of an asset. `customers` are addresses; with None it stays whose it is."""

    name: str
    state: str = ""
    attributes: Mapping[str, Value] = field(default_factory=dict)
    customers: Iterable[str] | None = None


@transaction.atomic
def tell_asset(*, kind: str, external_id: str, facts: AssetFacts, by: Actor) -> Asset:
    """Keep how an asset is and whose; an unknown one becomes known. Publishes AssetTold where that is new.

    Also CustomerAppeared for an address nobody knew. Raises ValueError for an empty address.
    """
    asset, is_new = Asset.objects.get_or_create(kind=kind, external_id=external_id)
    held = Asset.objects.select_for_update().get(pk=asset.pk)
    told = {"name": facts.name, "state": facts.state.strip(), "attributes": dict(facts.attributes)}
    changed = [name for name, value in told.items() if getattr(held, name) != value]
    for name in changed:
        setattr(held, name, told[name])
    if changed:
        held.save(update_fields=[*changed, "updated_at"])
    if facts.customers is not None and _belongs(held, facts.customers, by):
        changed.append("customers")
    if is_new or changed:
        publish(AssetTold(asset_id=held.pk, fields=tuple(changed)), by=by)
    return held


def _belongs(asset: Asset, addresses: Iterable[str], by: Actor) -> bool:
    """Let an asset be these customers'; tell whether that is new."""
    wanted = {recognise(address=each, by=by).customer_id for each in addresses}
    before = set(asset.customers.values_list("pk", flat=True))
    asset.customers.set(wanted)
    return wanted != before
