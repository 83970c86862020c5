"""Places in lists."""

from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruhepol.core.db.keyset import LARGEST, read_mark, write_mark

MOMENTS = st.datetimes(datetime(1000, 1, 1), datetime(9000, 1, 1), timezones=st.timezones())  # noqa: DTZ001


@given(MOMENTS, st.integers(min_value=1, max_value=LARGEST))
def test_a_place_survives_the_address(at: datetime, number: int) -> None:
    """Whatever the zone, the same moment comes back to the microsecond, and nothing needs quoting."""
    word = write_mark(at, number)
    assert read_mark(word) == (at.astimezone(UTC), number)
    assert quote(word, safe="~:") == word


NOBODYS = [
    *("", "~", "x~1", "12", "2026-03-02T12:00:00~1", "2026-03-02T12:00:00Z~x"),
    *(f"2026-03-02T12:00:00Z~{number}" for number in (2**63, "9" * 30, "9" * 5_000)),
    *("0001-01-01T00:00:00+14:00~1", "9999-12-31T23:59:59-14:00~1"),
]


@pytest.mark.parametrize("word", NOBODYS)
def test_a_word_nobody_wrote_is_no_place(word: str) -> None:
    """Lists begin at their start then."""
    assert read_mark(word) is None
