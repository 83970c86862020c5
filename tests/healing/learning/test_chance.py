"""How likely so many are by luck alone."""

import pytest

from ruhepol.healing.learning.chance import at_least


def test_it_is_fishers_exact_test():
    """The lady who told all eight cups of tea apart: one in seventy (Fisher, The Design of Experiments)."""
    assert at_least(4, drawn=4, marked=4, total=8) == pytest.approx(1 / 70)
    assert at_least(3, drawn=4, marked=4, total=8) == pytest.approx(17 / 70)


def test_nothing_or_more_is_certain():
    """None at all is no surprise, and what cannot be drawn does not happen."""
    assert at_least(0, drawn=5, marked=3, total=20) == pytest.approx(1.0)
    assert at_least(4, drawn=5, marked=3, total=20) == 0.0
    assert at_least(0, drawn=15, marked=10, total=20) == pytest.approx(1.0)


def test_many_thousands_are_counted_without_overflow():
    """A year of a large firm is no more than a number."""
    assert 0 < at_least(40, drawn=60, marked=300, total=1_000_000) < 1e-100
