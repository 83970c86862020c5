"""Which signals come before tickets, and which only seem to."""

from datetime import timedelta

import pytest

from ruhepol.healing.learning.counting import Contact, Counts, Episode, Past, Sample, Shape, Theme, precursors
from tests.world import NOON

HOUR = timedelta(hours=1)
DAYS = timedelta(days=28)
DISK, START = Theme("word", "en disk"), Theme("cause", "1")


def began(shape, customer, *, hours=300, asset=0):
    """Return that a signal began so many hours ago, at the customer's own asset."""
    return shape, Episode(customer, asset or customer, NOON - hours * HOUR)


def wrote(customer, *, hours=290, themes=(DISK,)):
    """Return that a customer wrote so many hours ago; the ticket has the customer's number."""
    return Contact(customer * 1000 + hours, customer, NOON - hours * HOUR, frozenset(themes))


def found(episodes, contacts, customers=50):
    """Return what comes before what among so many customers."""
    owners = frozenset(range(1, customers + 1))
    shapes = (
        Shape(
            shape,
            Sample("server", "log", 17, shape, ""),
            owners,
            [one for key, one in episodes if key == shape],
        )
        for shape in sorted({shape for shape, _one in episodes})
    )
    return precursors(Past(since=NOON - DAYS, until=NOON, shapes=shapes, contacts=contacts))


def test_what_is_followed_by_tickets_of_one_theme_is_found_with_its_tickets():
    """Five of six wrote about it within two days; two of the others did in 694 spans."""
    told = [began("full", customer) for customer in range(1, 7)]
    asked = [*(wrote(customer) for customer in range(1, 6)), wrote(20), wrote(21)]
    [line] = found(told, asked)
    assert (line.shape, line.theme, line.customers) == ("full", DISK, 5)
    assert line.counts == Counts(seen=6, followed=5, elsewhere=694, elsewhere_followed=2)
    assert line.counts.lift == pytest.approx((5 / 6) / (7 / 700))
    assert line.chance < 1e-6
    assert {case.ticket for case in line.cases} == {each.ticket for each in asked[:5]}


@pytest.mark.parametrize("hours", [301, 251])
def test_a_ticket_before_the_signal_or_long_after_it_is_none_of_its_own(hours):
    """Only the 48 hours that follow count."""
    told = [began("full", customer) for customer in range(1, 7)]
    assert found(told, [wrote(customer, hours=hours) for customer in range(1, 7)]) == []


def test_what_everybody_writes_about_anyway_is_no_sign():
    """Half of all spans have such a ticket, with the signal and without it."""
    told = [began("full", customer) for customer in range(1, 7)]
    always = [wrote(customer, hours=hours) for customer in range(1, 51) for hours in range(2, 670, 96)]
    assert found(told, [*always, *(wrote(customer) for customer in range(1, 4))]) == []


def test_one_customer_many_times_is_no_pattern():
    """At least three people have to be concerned, however sure the figures are of one."""
    hours = range(60, 660, 60)
    told = [began("full", 1, hours=each) for each in hours]
    assert found(told, [wrote(1, hours=each - 5) for each in hours]) == []


def test_of_thousands_of_pairs_some_are_luck():
    """Three of ten are much in one pair; among hundreds of signals and themes they are not."""
    told = [began("full", customer) for customer in range(1, 11)]
    asked = [wrote(customer) for customer in range(1, 4)] + [wrote(customer) for customer in range(20, 45)]
    assert [line.shape for line in found(told, asked)] == ["full"]
    noise = [began(f"s{n}", customer) for n in range(300) for customer in range(45, 48)]
    assert found([*told, *noise], asked) == []


def test_the_same_trouble_over_and_over_began_once():
    """A second signal within two days is the first one's."""
    told = [began("full", customer, hours=hours) for customer in range(1, 7) for hours in (300, 290, 270)]
    [line] = found(told, [wrote(customer, hours=260) for customer in range(1, 7)])
    assert (line.counts.seen, line.counts.followed) == (6, 6)


def test_two_sides_of_one_thing_are_proposed_once():
    """The full disk and the failed start have the same tickets; another trouble stands by itself."""
    told = [began(shape, customer) for customer in range(1, 7) for shape in ("full", "start")]
    told += [began("mail", customer, hours=500) for customer in range(11, 17)]
    asked = [wrote(customer) for customer in range(1, 7)]
    asked += [wrote(customer, hours=490, themes=(START,)) for customer in range(11, 17)]
    lines = {line.shape: line for line in found(told, asked)}
    assert set(lines) == {"full", "mail"}
    assert lines["full"].others == ["start"]
    assert lines["mail"].theme == START
