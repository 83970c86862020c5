"""Our own JSON."""

import json

import pytest

from ruhepol.healing.reading.plain import signals
from ruhepol.healing.reading.seen import UnreadableError
from tests.world import NOON


def told(**facts):
    """Return what a body with one signal tells."""
    return signals(json.dumps({"signals": [{"name": "backup", **facts}]}).encode(), now=NOON)


def test_a_name_is_enough():
    """All else has a sensible default."""
    [seen] = told()
    assert (seen.at, seen.kind, seen.severity, seen.name) == (NOON, "event", 9, "backup")


def test_an_asset_can_be_named_outright():
    """Its kind and number go along as attributes, where a mapping finds them."""
    [seen] = told(severity="fatal", asset={"kind": "server", "id": "s-42"}, attributes={"used": 97})
    assert seen.severity == 21
    assert seen.attributes == {"asset.kind": "server", "asset.id": "s-42", "used": 97}


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"severity": "awful"}, "signals.0.severity"),
        ({"at": "2026-03-02T11:00:00"}, "signals.0.at"),
        ({"unknown": 1}, "signals.0.unknown"),
        ({"trace_id": "xyz"}, "signals.0.trace_id"),
        ({"name": ""}, "signals.0.name"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(wrong, place):
    """Whoever sends it finds the field."""
    with pytest.raises(UnreadableError, match=place):
        told(**wrong)


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b'{"signals": []}', b"\xff"])
def test_what_tells_nothing_is_refused(body):
    """Silence about a mistake would look like success."""
    with pytest.raises(UnreadableError):
        signals(body, now=NOON)
