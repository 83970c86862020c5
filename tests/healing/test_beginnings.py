"""Where signals began, read piece by piece, is what one finds by going through all of them at once."""

from collections import defaultdict
from datetime import timedelta
from random import Random

from ruhepol.core.actors import SYSTEM
from ruhepol.healing import beginnings
from ruhepol.healing.learning.piles import piles
from ruhepol.healing.models import Signal
from ruhepol.healing.reading.likeness import shape
from ruhepol.healing.services.problems import save_problem
from ruhepol.healing.services.take import take
from ruhepol.people.models import Asset
from tests.factories.people import make_identity
from tests.healing.facts import description, fact
from tests.world import NOON

SINCE = NOON - timedelta(days=28)
TWO_DAYS = timedelta(hours=48)
WORDS = {
    "disk": "disk at {n} %",
    "start": "port {n} is taken",
    "backup": "backup took {n} s",
    "seldom": "odd",
}


def told(dice, number=600):
    """Return facts of six weeks, most of them again and again, about a handful of servers."""
    for place in range(number):
        name = dice.choice(["disk", "start", "backup"]) if place > 1 else "seldom"
        yield fact(
            WORDS[name].format(n=dice.randrange(100)),
            at=NOON - timedelta(minutes=dice.randrange(42 * 24 * 60)),
            name=name,
            kind=dice.choice(["log", "task"]),
            severity=dice.choice([9, 17]),
            attributes={"host.name": f"srv-{dice.randrange(8)}"},
        )


def by_hand():
    """Return where what began, by the very definition: one list, each row compared with the one before."""
    latest, begun = {}, defaultdict(list)
    for row in Signal.objects.filter(last_at__gte=SINCE, asset__isnull=False).order_by("first_at", "pk"):
        if row.kind == "log" and row.severity < 13:
            continue
        before = latest.get(row.fingerprint)
        latest[row.fingerprint] = row.last_at
        if before is None or row.first_at > before + TWO_DAYS:
            for customer in row.asset.customers.all():
                begun[row.kind, row.name, shape(row.body)].append((row.first_at, row.asset_id, customer.pk))
    return {key: sorted(rows) for key, rows in begun.items() if len(rows) >= 3}


def read():
    """Return the same as the house reads it."""
    with piles() as begun:
        beginnings.gather(begun, since=SINCE)
        return {
            (one.sample.kind, one.sample.name, shape(one.sample.body)): sorted(
                (each.at, each.asset, each.customer) for each in one.episodes
            )
            for one in beginnings.shapes(begun)
        }


def test_it_is_the_same_read_in_pieces(world, source, monkeypatch):  # noqa: ARG001  at noon
    """In whatever portions, with assets of two or of nobody; what is known already is left out."""
    customers = [make_identity(f"p{number}@example.org").customer for number in range(5)]
    for number in range(8):
        made = Asset.objects.create(kind="server", external_id=f"s-{number}", name=f"srv-{number}")
        made.customers.set(customers[number : number + 2])
    take(source=source, told=told(Random(8)))  # noqa: S311  not for secrets
    expected = by_hand()
    assert {name for _kind, name, _shape in expected} == {"disk", "start", "backup"}
    assert read() == expected
    monkeypatch.setattr(beginnings, "ASSETS", 3)
    monkeypatch.setattr(beginnings, "SHAPES", 1)
    assert read() == expected
    save_problem(problem=None, description=description(), by=SYSTEM)
    assert read() == {key: rows for key, rows in expected.items() if key[1] != "disk"}
