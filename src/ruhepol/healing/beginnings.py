"""Where signals began: at which customers' assets something new was told, each shape of it once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice

from django.db.models import F, Q, Window
from django.db.models.functions import Lag, Left

from ruhepol.healing.knowing import signs_of
from ruhepol.healing.learning.counting import FEWEST, WITHIN, Episode, Sample, Shape
from ruhepol.healing.learning.piles import Begun, Piles
from ruhepol.healing.models import Signal
from ruhepol.healing.reading.likeness import COMPARED, digest, shape
from ruhepol.healing.reading.seen import SEVERITIES
from ruhepol.people.models import Asset

ASSETS, SHAPES = 100, 500
"""So many are asked of at once: no question is long, and what the database sorts for it fits into memory."""

_OWNED = Asset.customers.through.objects


def gather(piles: Piles, *, since: datetime) -> None:
    """Put everything that began since a moment onto the pile of its shape."""
    last = 0
    owned = Asset.objects.filter(customers__isnull=False).order_by("pk").distinct()
    while kinds := dict(owned.filter(pk__gt=last).values_list("pk", "kind")[:ASSETS]):
        last = max(kinds)
        piles.add(_begun(kinds, since))


def _begun(kinds: Mapping[int, str], since: datetime) -> Iterator[Begun]:
    """Yield what was not told in the two days before: troubles, and what was done."""
    owners = defaultdict(list)
    for asset, customer in _OWNED.filter(asset__in=kinds).values_list("asset", "customer"):
        owners[asset].append(customer)
    did = Q(kind__in=(Signal.Kind.TASK, Signal.Kind.EVENT))
    grave = Q(severity__gte=SEVERITIES["warn"])
    rows = Signal.objects.filter(did | grave, asset__in=kinds, last_at__gte=since)
    before = Window(Lag("last_at"), partition_by=[F("fingerprint")], order_by=[F("first_at"), F("pk")])
    begun = rows.annotate(before=before).filter(Q(before=None) | Q(first_at__gt=F("before") + WITHIN))
    told = begun.values_list("pk", "asset", "kind", "name", Left("body", COMPARED), "first_at")
    for pk, asset, kind, name, body, at in told.iterator(2_000):
        key = digest(kinds[asset], kind, name, shape(body))
        for customer in owners[asset]:
            yield Begun(key, kinds[asset], customer, asset, at.timestamp(), pk)


def shapes(piles: Piles) -> Iterator[Shape]:
    """Yield what began often enough to mean something, and what no known problem looks for."""
    owners = {kind: _owners(kind) for kind in Asset.Kind.values}
    known = {kind: signs_of(kind) for kind in Asset.Kind.values}
    read = piles.read(fewest=FEWEST)
    while some := list(islice(read, SHAPES)):
        samples = _samples(some)
        for pile in some:
            kind, sample = pile[0].kind, samples.get(_newest(pile))
            # Who thins signals meanwhile gives them other numbers; such a shape is seen the next time.
            if sample and not known[kind].patterns_of(sample):
                episodes = [Episode(one.customer, one.asset, one.moment) for one in pile]
                yield Shape(pile[0].shape, sample, owners[kind], episodes)


def _owners(kind: str) -> frozenset[int]:
    """Return the customers who have such assets."""
    return frozenset(_OWNED.filter(asset__kind=kind).values_list("customer", flat=True).distinct())


def _newest(pile: Sequence[Begun]) -> int:
    return max(one.signal for one in pile)


def _samples(some: Sequence[Sequence[Begun]]) -> dict[int, Sample]:
    rows = Signal.objects.filter(pk__in=[_newest(pile) for pile in some])
    words = rows.values_list("pk", "asset__kind", "kind", "severity", "name", "body")
    return {row[0]: Sample(*row[1:]) for row in words}
