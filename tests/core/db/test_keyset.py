"""Places in lists."""

from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruhepol.core.db.keyset import read_mark, write_mark

MOMENTS = st.datetimes(datetime(1000, 1, 1), datetime(9000, 1, 1), timezones=st.timezones())  # noqa: DTZ001


@given(MOMENTS, st.integers(min_value=1))
def test_a_place_survives_the_address(at: datetime, number: int) -> None:
    """Whatever the zone, the same moment comes back to the microsecond, and nothing needs quoting."""
    word = write_mark(at, number)
    assert read_mark(word) == (at.astimezone(UTC), number)
    assert quote(word, safe="~:") == word


@pytest.mark.parametrize("word", ["", "~", "x~1", "2026-03-02T12:00:00~1", "2026-03-02T12:00:00Z~x", "12"])
def test_a_word_nobody_wrote_is_no_place(word: str) -> None:
    """Lists begin at their start then."""
    assert read_mark(word) is None
