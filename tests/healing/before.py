"""Five customers whose disks filled up before they wrote, and thirty to whom nothing happened."""

from datetime import timedelta

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import Precursor
from ruhepol.healing.services.sources import connect_source
from ruhepol.healing.services.take import take
from ruhepol.people.models import Asset
from tests.factories.people import make_identity
from tests.factories.tickets import make_ticket
from tests.healing.facts import fact
from tests.world import NOON

HOUR = timedelta(hours=1)


def make_past(*, troubled=5, content=30, body="no space left on /data: 97 % used", **facts):
    """Let it have happened, and return the tickets."""
    source = connect_source(name="Wache", by=SYSTEM)[0]
    contacts = [make_server(number) for number in range(troubled + content)]
    take(
        source=source,
        told=[
            fact(body, at=NOON - (100 + number) * HOUR, attributes={"host.name": f"srv-{number}"})
            for number in range(troubled)
        ],
    )
    return [wrote_later(contacts[number], number, **facts) for number in range(troubled)]


def make_server(number):
    """Return a customer's address; the customer has a server."""
    contact = make_identity(f"person{number}@example.org", name=f"Person {number}")
    made = Asset.objects.create(kind="server", external_id=f"s-{number}", name=f"srv-{number}")
    made.customers.add(contact.customer)
    return contact


def wrote_later(contact, number, **facts):
    """Return the ticket that came five hours after the signal."""
    at = NOON - (95 + number) * HOUR
    with clock.frozen(at):
        return make_ticket(contact=contact, subject="Platte ist voll", at=at, **facts)


def make_precursor(**facts):
    """Return a proposal as counting leaves it, without tickets."""
    counted = {"seen": 5, "followed": 5, "elsewhere": 400, "elsewhere_followed": 0, "customers": 5}
    usual = {"asset_kind": "server", "kind": "log", "severity": 17, "name": "disk", "chance": 0.0}
    return Precursor.objects.create(found_at=clock.now(), **{**counted, **usual, **facts})
