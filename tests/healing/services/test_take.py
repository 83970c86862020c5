"""Taking what a source tells."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import Signal
from ruhepol.healing.reading.plain import signals
from ruhepol.healing.services.sources import change_source
from ruhepol.healing.services.take import MOST_REFUSALS, refuse, take
from ruhepol.people.models import Asset
from tests.healing.facts import fact
from tests.world import NOON

MINUTE = timedelta(minutes=1)


def test_the_same_thing_again_is_counted(source, server):
    """In one batch and over several; first and last are kept, however they arrive."""
    told = [fact(f"disk full: {n} %", at=NOON - n * timedelta(seconds=10)) for n in (1, 3, 2)]
    assert take(source=source, told=told) == 3
    take(source=source, told=[fact(at=NOON - timedelta(seconds=15)), fact(at=NOON - 8 * MINUTE)])
    early, late = Signal.objects.order_by("slot")
    assert (early.count, late.count, late.asset) == (1, 4, server)
    assert (late.first_at, late.last_at) == (NOON - timedelta(seconds=30), NOON - timedelta(seconds=10))


@pytest.mark.parametrize(
    "odd",
    [
        '"attributes": {"load": NaN, "left": -Infinity, "most": 1e999}',
        '"at": "0001-01-01T00:00:00+14:00"',
        '"name": "a\\u0000b", "attributes": {"k\\u0000": "v\\u0000"}',
    ],
)
def test_what_databases_know_no_word_for_takes_nothing_else_with_it(source, server, odd):  # noqa: ARG001
    """One number that is none, or a clock at the beginning of time, must not lose a whole batch."""
    odd = odd if '"name"' in odd else f'"name": "odd", {odd}'
    take(source=source, told=signals(f'{{"signals": [{{"name": "well"}}, {{{odd}}}]}}'.encode(), now=NOON))
    assert Signal.objects.count() == 2
    assert not Signal.objects.filter(last_at__lt=NOON - timedelta(days=1)).exists()


def test_few_statements_write_however_many_rows(source, server):  # noqa: ARG001  it is about the server
    """A connection keeps each statement for good, so batches of any size must not each bring another one."""
    with CaptureQueriesContext(connection) as asked:
        for size in range(1, 40):
            take(source=source, told=[fact("x" * (n + 1)) for n in range(size)])
    writing = {one["sql"].count("'log'") for one in asked if 'INTO "healing_signal"' in one["sql"]}
    assert writing == {1, 2, 4, 8, 16, 32}
    assert Signal.objects.count() == 39


def test_a_batch_that_is_sent_twice_counts_once(source, server):  # noqa: ARG001  it is about the server
    """An exporter that heard no answer sends again; another source may use the same key."""
    assert take(source=source, told=[fact()], key="a") == 1
    assert take(source=source, told=[fact()], key="a") == 0
    assert take(source=source, told=[fact()], key="b") == 1
    assert Signal.objects.get().count == 2


@pytest.mark.parametrize("value", ["s-42", "mc-42"])
def test_number_and_name_lead_to_the_asset(source, server, value):
    """Systems know one or the other."""
    take(source=source, told=[fact(attributes={"host.name": value})])
    assert Signal.objects.get().asset == server


def test_a_name_that_two_have_names_nobody(source, server):  # noqa: ARG001  one of the two
    """A guess would show one customer another's trouble. The number still tells them apart."""
    other = Asset.objects.create(kind="server", external_id="s-43", name="mc-42")
    take(source=source, told=[fact(), fact(attributes={"host.name": "s-43"})])
    assert set(Signal.objects.values_list("asset", flat=True)) == {None, other.pk}


def test_the_kind_must_fit(source, server):  # noqa: ARG001  a server, no order
    """A rule for orders never means a server."""
    mapping = "host.name = order"
    source = change_source(source=source, name=source.name, mapping=mapping, is_active=True, by=SYSTEM)
    take(source=source, told=[fact(attributes={"host.name": "s-42"})])
    assert Signal.objects.get().asset is None


def test_a_source_is_known_to_be_alive(source, world):  # noqa: ARG001  at noon
    """The list shows when it last told anything."""
    take(source=source, told=[fact()])
    source.refresh_from_db()
    assert source.last_seen_at == NOON


def test_of_what_cannot_be_read_the_newest_is_kept(source):
    """Its beginning, its size and the reason; a broken exporter fills no disk."""
    for number in range(MOST_REFUSALS + 3):
        refuse(source=source, form="application/json", reason=f"no {number}", payload=b"x" * 50_000)
    kept = list(source.refusals.all())
    assert len(kept) == MOST_REFUSALS
    assert (kept[0].reason, kept[0].size, len(kept[0].beginning)) == ("no 52", 50_000, 16_384)
