"""Several customers who have the same problem within minutes."""

from ruhepol.core import clock
from ruhepol.healing.models import Match
from ruhepol.people.models import Asset
from tests.factories.people import make_identity


def break_out(problem, customers):
    """Let each of these customers have a server of their own with the problem; return the matches."""
    return [_match(problem, customer) for customer in customers]


def _match(problem, customer):
    number = Asset.objects.count() + 1
    asset = Asset.objects.create(kind="server", external_id=f"o-{number}", name=f"web-{number}")
    asset.customers.add(customer)
    now = clock.now()
    return Match.objects.create(problem=problem, asset=asset, since=now, found_at=now)


def strangers(count):
    """Return so many customers nobody has met."""
    return [make_identity(f"c{number}@firm.example", name=f"C {number}").customer for number in range(count)]
