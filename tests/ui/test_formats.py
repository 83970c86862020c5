"""Dates, durations and numbers read as people of both languages write them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_datetime, format_time
from django.utils import timezone, translation

from ruhepol.core import clock
from ruhepol.ui import formats

NOW = datetime(2026, 11, 20, 13, 6, tzinfo=UTC)  # a Friday, 14:06 in Berlin


@pytest.fixture(autouse=True)
def _friday_in_berlin(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    with timezone.override(ZoneInfo("Europe/Berlin")):
        yield


def plain(text: str) -> str:
    """Make all spaces ordinary ones."""
    return " ".join(text.replace("\N{NARROW NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize(
    ("ago", "german", "english"),
    [
        (timedelta(minutes=5), "14:01", "2:01 PM"),
        (timedelta(hours=20), "gestern 18:06", "yesterday 6:06 PM"),
        (timedelta(hours=-20), "morgen 10:06", "tomorrow 10:06 AM"),
        (timedelta(days=3), "Di. 14:06", "Tue 2:06 PM"),
        (timedelta(days=40), "11. Okt.", "Oct 11"),
        (timedelta(days=400), "16. Okt. 2025", "Oct 16, 2025"),
    ],
)
def test_a_moment_is_as_short_as_it_can_be_without_doubt(ago, german, english):
    """Today needs a time, this week a day, longer ago a date, and only another year its number."""
    with translation.override("de"):
        assert plain(formats.moment(NOW - ago)) == german
    with translation.override("en"):
        assert plain(formats.moment(NOW - ago)) == english


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (None, "–"),
        (0, "0 s"),
        (59.4, "59 s"),
        (59.6, "1 min"),
        (1320, "22 min"),
        (5880, "1:38 h"),
        (3599, "1:00 h"),
        (-90, "−2 min"),
        (86399, "1 day"),
        (timedelta(hours=34, minutes=19), "1 day 10 h"),
        (timedelta(days=2.5), "2 days 12 h"),
        (timedelta(days=9, hours=23.8), "10 days"),
        (timedelta(days=12.4), "12 days"),
    ],
)
def test_durations_use_the_unit_a_person_would(seconds, text):
    """A duration never shows 60 of a unit, and no data is a dash, not a zero."""
    with translation.override("en"):
        assert plain(formats.duration(seconds)) == text


def test_numbers_follow_the_language():
    """Separators and the percent sign's distance are those of the reader's language."""
    with translation.override("de"):
        said = [
            formats.number(1284),
            formats.number(4.25, 1),
            formats.percent(0.713, 1),
            formats.duration(216000),
        ]
        assert list(map(plain, said)) == ["1.284", "4,2", "71,3 %", "2 Tage 12 h"]
    with translation.override("en"):
        assert [formats.number(1284), formats.percent(0.71), formats.number(None)] == ["1,284", "71%", "–"]


@pytest.mark.parametrize(
    ("share", "text"),
    [(204 / 205, "> 99 %"), (1, "100 %"), (1 / 300, "< 1 %"), (0, "0 %"), (0.994, "99 %"), (0.006, "1 %")],
)
def test_only_all_is_a_hundred_percent_and_only_nothing_none(share, text):
    """What was missed once is never rounded away."""
    with translation.override("de"):
        assert plain(formats.percent(share)) == text
        assert plain(formats.percent(0.9996, 1)) == "> 99,9 %"


@pytest.mark.parametrize(
    ("size", "text"),
    [(1, "1 byte"), (999, "999 bytes"), (48210, "48 kB"), (999_700, "1 MB"), (2_100_000_000, "2.1 GB")],
)
def test_file_sizes_use_the_unit_a_person_would(size, text):
    """Bytes are shown in thousands, small amounts with one decimal."""
    with translation.override("en"):
        assert plain(formats.filesize(size)) == text


def test_a_list_ends_with_and():
    """Names are joined by commas and a word of the reader's language."""
    with translation.override("de"):
        assert formats.listing(["Ada", "Ben", "Kim"]) == "Ada, Ben und Kim"
        assert formats.listing(["Ada"]) == "Ada"
        assert formats.listing([]) == ""


def test_time_tags_carry_the_exact_moment():
    """Machines read ISO 8601, people get the whole date on hover, the browser knows what to refresh."""
    with translation.override("en"):
        tag = formats.since_tag(NOW - timedelta(minutes=3))
    assert 'datetime="2026-11-20T14:03:00+01:00"' in tag
    assert "November 20, 2026" in tag
    assert " data-since>3 min. ago</time>" in tag


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_full_form_is_babels_own(language):
    """Nothing is left to guess, and nothing is written otherwise than CLDR has it."""
    local = timezone.localtime(NOW)
    with translation.override(language):
        assert formats.full(NOW) == format_datetime(local, "long", tzinfo=local.tzinfo, locale=language)
        assert formats.time_of_day(NOW) == format_time(local, "short", tzinfo=local.tzinfo, locale=language)
