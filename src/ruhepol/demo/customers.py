"""The demo company's customers and what they have."""

from typing import Any

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.demo.files import read
from ruhepol.people.models import Asset, Customer, Identity, Organisation
from ruhepol.people.services.recognise import recognise


def invite() -> dict[str, Identity]:
    """Create all customers; return their identities by the key the data files use."""
    return {row["key"]: _customer(row) for row in read("customers")["customers"]}


def _customer(row: dict[str, Any]) -> Identity:
    identity = recognise(address=row["address"], name=row["name"], language=row["language"], by=SYSTEM)
    identity.verified_at = clock.now()
    identity.save(update_fields=["verified_at"])
    customer = identity.customer
    customer.organisation = Organisation.objects.create(name=row["organisation"], customer_since=row["since"])
    customer.expertise, customer.note = row["expertise"], row.get("note", "")
    customer.save()
    for thing in row["assets"]:
        _asset(thing, customer)
    return identity


def _asset(thing: dict[str, str], customer: Customer) -> None:
    known = {"kind", "id", "name", "state"}
    asset = Asset.objects.create(
        kind=thing["kind"],
        external_id=thing["id"],
        name=thing["name"],
        state=thing["state"],
        attributes={name: value for name, value in thing.items() if name not in known},
    )
    asset.customers.add(customer)
