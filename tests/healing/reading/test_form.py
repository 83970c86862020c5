"""Reading a system's own JSON by paths."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruhepol.healing.reading.form import EXAMPLE, MOST, FormError, parse, signals
from ruhepol.healing.reading.seen import Seen, UnreadableError
from tests.world import NOON

ALERTS = {
    "alerts": [
        {
            "labels": {"alertname": "DiskFull", "severity": "page", "instance": "mc-42"},
            "annotations": {"description": "95 % used"},
            "startsAt": "2026-03-02T10:00:00+01:00",
            "status": "firing",
        },
        {"labels": {"alertname": "Up", "severity": "warning"}},
    ]
}


def test_each_thing_that_is_found_is_a_signal():
    """With its own words, its asset and its moment; what is missing is as usual."""
    full, up = signals(ALERTS, parse(EXAMPLE), now=NOON)
    assert (full.name, full.body, full.severity, full.kind) == ("DiskFull", "95 % used", 21, "event")
    assert full.attributes == {"asset.kind": "server", "asset.id": "mc-42", "alert.status": "firing"}
    assert full.at.isoformat() == "2026-03-02T10:00:00+01:00"
    assert up == Seen(at=NOON, kind="event", severity=13, name="Up", body="", attributes={})


@pytest.mark.parametrize(
    ("told", "ago"),
    [
        (NOON.timestamp() - 60, 60),
        (int(NOON.timestamp() * 1000) - 60_000, 60),
        ((NOON + timedelta(days=9)).isoformat(), 0),
        ("2026-03-02 10:00", 0),
        ("yesterday", 0),
        (1e300, 0),
        (None, 0),
    ],
)
def test_moments_are_told_in_many_ways(told, ago):
    """Text with a zone, seconds, milliseconds; what is neither happened now."""
    [seen] = signals({"n": "x", "t": told}, parse('name = "$.n"\nat = "$.t"'), now=NOON)
    assert (NOON - seen.at).total_seconds() == ago


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name = ?", "line 1"),
        ('body = "$.x"', "name: Field required"),
        ('name = "$.["', "name:"),
        ('name = "$.a"\nasset = {kind = "server"}', "asset.id"),
        ('name = "$.a"\nseverities = {page = "loud"}', "severities.page"),
        ('name = "$.a"\nname_ = "b"', "name_"),
        ('name = "' + "a" * 20_000 + '"', "longer"),
    ],
)
def test_what_is_no_form_is_said_with_its_place(text, words):
    """By line where it is no TOML, else by its place."""
    with pytest.raises(FormError, match=words):
        parse(text)


@pytest.mark.parametrize("document", [{}, [], "text", None, 7, {"alerts": []}, {"alerts": [{}]}])
def test_where_nothing_is_found_nothing_is_made_up(document):
    """The words say what was missing."""
    with pytest.raises(UnreadableError):
        signals(document, parse(EXAMPLE), now=NOON)


def test_so_many_are_too_many():
    """A document of a million things is not read."""
    with pytest.raises(UnreadableError, match="each"):
        signals([{"n": "x"}] * (MOST + 1), parse('each = "$[*]"\nname = "$.n"'), now=NOON)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.fixed_dictionaries(
        {"name": JSON, "at": JSON, "severity": JSON, "kind": JSON, "body": JSON, "more": JSON}
    )
)
def test_any_json_is_read_or_refused(document):
    """Whatever stands at the places: a fact that fits a row, or words."""
    places = "\n".join(f'{name} = "$.{name}"' for name in ("name", "at", "severity", "kind", "body"))
    form = parse(f'{places}\n[attributes]\nmore = "$.more"')
    try:
        [seen] = signals(document, form, now=NOON)
    except UnreadableError:
        return
    assert 0 < len(seen.name) <= 120
    assert seen.kind in {"log", "task", "metric", "event"}
    assert 1 <= seen.severity <= 24
    assert all(isinstance(value, str | int | float | bool) for value in seen.attributes.values())
