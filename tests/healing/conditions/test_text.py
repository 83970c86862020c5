"""Conditions as people write them."""

from datetime import timedelta

import pytest

from ruhepol.healing.conditions.text import EXAMPLE, ConditionError, parse


def test_the_example_reads():
    """What the page shows as a pattern is one."""
    condition = parse(EXAMPLE)
    assert (condition.all[0].count, condition.all[0].within) == (3, timedelta(hours=1))
    assert condition.none[0].within == timedelta(minutes=30)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[all]", "line 1"),
        ("", "all or any"),
        ('[[none]]\nstate = "off"', "all or any"),
        ("[[all]]\nsignal = {}", "all.1.signal: .*needs a name"),
        ('[[all]]\nstate = "off"\n[[all]]\nsignal = {name = "x"}\nwithin = "soon"', "all.2.within: .*30m"),
        ('[[all]]\nsignal = {name = "x"}\nwithin = "8d"', "all.1.within"),
        ('[[all]]\nsignal = {nam = "x"}', "all.1.signal.nam"),
        ('[[all]]\nsignal = {severity = "awful"}', "all.1.signal.severity"),
        ("x" * 20_000, "longer"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place(text, words):
    """Whoever writes it finds the line, and what would be right."""
    with pytest.raises(ConditionError, match=words):
        parse(text)
