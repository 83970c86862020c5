"""The demo company's customers and what they have."""

from datetime import UTC, date, datetime
from typing import Any

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.demo.files import read
from ruhepol.people.models import Asset, Customer, Identity, IdentityKind, Organisation
from ruhepol.people.services.recognise import recognise

QUIET = 180


def invite() -> dict[str, Identity]:
    """Create all customers, each known since joining; return their identities by the data files' keys.

    Most customers of a hosting firm never write: they are known by their customer number alone.
    """
    rows = read("customers")["customers"]
    joined = sorted(_joined(row) for row in rows)
    for number in range(QUIET):
        with clock.frozen(joined[number % len(joined)]):
            recognise(address=f"NH-{20_000 + number}", kind=IdentityKind.EXTERNAL, by=SYSTEM)
    return {row["key"]: _customer(row) for row in rows}


def _joined(row: dict[str, Any]) -> datetime:
    since: date = row["since"]
    return datetime(since.year, since.month, since.day, 9, tzinfo=UTC)


def _customer(row: dict[str, Any]) -> Identity:
    with clock.frozen(_joined(row)):
        return _known(row)


def _known(row: dict[str, Any]) -> Identity:
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
