"""What is asked about signals."""

from datetime import timedelta

import pytest

from ruhepol.healing.reading.mapping import MappingError
from ruhepol.healing.selectors import assets_of, preview, source_with, troubles
from ruhepol.healing.services.take import take
from tests.healing.facts import fact
from tests.world import NOON

HOUR = timedelta(hours=1)


def test_troubles_are_grave_recent_and_said_once(source, server):
    """The same thing of several slots is one line with its count, the newest first."""
    told = [fact(at=NOON - n * HOUR) for n in (1, 2, 3)]
    told += [fact("fan slow", name="fan", severity=13), fact("started", severity=9)]
    take(source=source, told=[*told, fact("long ago", at=NOON - 80 * HOUR)])
    found = troubles([server.pk], most=5)[server.pk]
    assert [(one.latest.name, one.count) for one in found] == [("fan", 1), ("disk", 3)]
    assert (found[1].first_at, found[1].last_at) == (NOON - 3 * HOUR, NOON - HOUR)
    assert [one.latest.tone for one in found] == ["warn", "bad"]
    assert [one.latest.name for one in troubles([server.pk], most=1)[server.pk]] == ["fan"]
    assert troubles([], most=5) == {}


def test_rules_can_be_tried_on_what_came(source, server):
    """Before they are kept, the latest signals show whom they would mean."""
    take(source=source, told=[fact(attributes={"machine": "mc-42"})])
    assert [one.asset for one in preview(source, source.mapping)] == [None]
    assert [one.asset for one in preview(source, "machine = server")] == [server]
    with pytest.raises(MappingError):
        preview(source, "machine")


def test_no_rule_asks_nothing(django_assert_num_queries, server):  # noqa: ARG001  there is something to find
    """A source without rules costs no question about assets."""
    with django_assert_num_queries(0):
        assert assets_of([{"host.name": "mc-42"}], "") == [None]


@pytest.mark.django_db
def test_any_other_key_opens_nothing():
    """Also the empty one."""
    assert source_with("") is None
