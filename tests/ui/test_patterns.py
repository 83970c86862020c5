"""Moments are written as Babel writes them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from babel.dates import format_datetime
from hypothesis import given
from hypothesis import strategies as st

from ruhepol.ui.patterns import writer

MOMENTS = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1))  # noqa: DTZ001  placed below
ZONES = st.sampled_from(["Europe/Berlin", "Europe/London", "America/New_York", "Asia/Kolkata", "UTC"])


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    "pattern",
    [
        "HH:mm",
        "h:mm a",
        "d. MMM y",
        "MMMM d, y",
        "dd.MM.yy",
        "EEE",
        "HH:mm:ss z",
        "d.M. 'um' H 'Uhr {}%'",
        "Q",
    ],
)
@given(moment=MOMENTS, zone=ZONES)
def test_every_pattern_reads_as_babel_writes_it(language, pattern, moment, zone):
    """Known fields, unknown ones, text in quotes and the zone's name, in summer and in winter."""
    at, locale = moment.replace(tzinfo=ZoneInfo(zone)), Locale.parse(language)
    assert writer(pattern, locale)(at) == format_datetime(at, pattern, tzinfo=at.tzinfo, locale=locale)
