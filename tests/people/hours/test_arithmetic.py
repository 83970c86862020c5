"""Working time: added, measured, and never off by a second."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from ruhepol.people.hours.arithmetic import add, between, is_open, next_opening
from ruhepol.people.hours.rules import Hours, NeverOpenError
from tests.people.hours.calendars import ALWAYS, BERLIN, OFFICE, WITH_LUNCH, amounts, at, calendars, moments

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@given(calendars(), moments, amounts)
def test_what_was_added_is_measured(hours, start, work):
    """between() undoes add(), to the microsecond, in any calendar."""
    assert between(hours, start, add(hours, start, work)) == work


@given(calendars(), moments, moments)
def test_what_was_measured_leads_back(hours, one, other):
    """add() undoes between() wherever work was done up to the very end."""
    start, end = sorted((one, other))
    if end > start and is_open(hours, end - timedelta(microseconds=1)):
        assert add(hours, start, between(hours, start, end)) == end


@given(calendars(), moments, moments, moments)
def test_parts_make_the_whole(hours, one, two, three):
    """Working time can be cut anywhere without losing or gaining any of it."""
    a, b, c = sorted((one, two, three))
    assert between(hours, a, b) + between(hours, b, c) == between(hours, a, c)
    assert timedelta(0) <= between(hours, a, c) <= c - a


@given(calendars(), moments)
def test_the_next_opening_is_open_and_nothing_is_before_it(hours, start):
    """Until the next opening no working time passes, and at it the place is open."""
    opening = next_opening(hours, start)
    assert is_open(hours, opening)
    assert between(hours, start, opening) == timedelta(0)


@given(moments, amounts)
def test_around_the_clock_is_wall_clock(start, work):
    """24/7 has no closed minute at midnight and none on the nights when clocks change."""
    assert add(ALWAYS, start, work) == start + work
    assert between(ALWAYS, start, start + work) == work


@pytest.mark.parametrize("night", ["2026-03-28T22:00", "2026-10-24T22:00"])
def test_both_nights_of_the_clock_change_count_real_seconds(night):
    """The short and the long night are as long as they really are."""
    start = at(night)
    end = at(night[:8] + f"{int(night[8:10]) + 1:02d}T06:00")
    assert between(ALWAYS, start, end) == end - start
    assert end - start in {7 * HOUR, 9 * HOUR}


def test_an_opening_that_begins_in_the_lost_hour_begins_when_clocks_jump():
    """02:30 does not exist on 29 March 2026: the night shift starts at 03:00 then."""
    night = Hours(BERLIN, (((150, 240),),) * 7)
    assert between(night, at("2026-03-29T00:00"), at("2026-03-29T12:00")) == HOUR
    assert next_opening(night, at("2026-03-29T00:00")) == at("2026-03-29T03:00")


def test_the_doubled_hour_counts_twice():
    """02:00 to 03:00 lasts two hours on 25 October 2026."""
    night = Hours(BERLIN, (((120, 180),),) * 7)
    assert between(night, at("2026-10-25T00:00"), at("2026-10-25T12:00")) == 2 * HOUR


def test_a_day_that_was_left_out_is_no_working_day():
    """Samoa had no 30 December 2011."""
    samoa = Hours(ZoneInfo("Pacific/Apia"), (((540, 1020),),) * 7)
    start = datetime(2011, 12, 29, 12, tzinfo=ZoneInfo("Pacific/Apia"))
    end = datetime(2011, 12, 31, 12, tzinfo=ZoneInfo("Pacific/Apia"))
    assert between(samoa, start, end) == 8 * HOUR


def test_the_lunch_break_is_nobodys_time():
    """Work begun before lunch ends as much later as lunch lasts."""
    assert add(WITH_LUNCH, at("2026-03-02T11:30"), HOUR) == at("2026-03-02T13:30")
    assert not is_open(WITH_LUNCH, at("2026-03-02T12:00"))
    assert is_open(WITH_LUNCH, at("2026-03-02T13:00"))


def test_friday_before_a_long_weekend():
    """One minute is left on Maundy Thursday at 16:59; the second falls on Tuesday after Easter."""
    start = at("2026-04-02T16:59")
    assert add(OFFICE, start, MINUTE) == at("2026-04-02T17:00")
    assert add(OFFICE, start, 2 * MINUTE) == at("2026-04-07T09:01")


def test_a_holiday_friday_at_a_minute_to_closing_is_closed():
    """1 May 2026 is a Friday and a holiday: 16:59 is not working time, and Monday begins at nine."""
    start = at("2026-05-01T16:59")
    assert not is_open(OFFICE, start)
    assert add(OFFICE, start, MINUTE) == at("2026-05-04T09:01")


def test_a_day_of_its_own_rule_beats_weekday_and_holiday():
    """A Saturday can be opened and a holiday worked."""
    hours = Hours(BERLIN, OFFICE.week, "DE", "BY", {date(2026, 5, 1): ((600, 660),), date(2026, 5, 4): ()})
    assert between(hours, at("2026-05-01T00:00"), at("2026-05-05T00:00")) == HOUR


def test_a_deadline_falls_at_closing_time_not_at_the_next_opening():
    """Eight hours from nine are over at five, when the day is, and not on the next morning."""
    assert add(OFFICE, at("2026-03-02T09:00"), 8 * HOUR) == at("2026-03-02T17:00")


def test_no_time_to_add_is_now_even_when_closed():
    """Nothing added changes nothing."""
    assert add(OFFICE, at("2026-03-01T03:00"), timedelta(0)) == at("2026-03-01T03:00")


def test_a_calendar_that_never_opens_says_so():
    """Nobody waits for ever: after ten closed years the question is refused."""
    never = Hours(BERLIN, ((),) * 7)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    with pytest.raises(NeverOpenError):
        add(never, start, MINUTE)
    with pytest.raises(NeverOpenError):
        next_opening(never, start)
    assert between(never, start, start + 400 * 24 * HOUR) == timedelta(0)


def test_time_cannot_be_taken_back():
    """Negative working time is a mistake of the caller."""
    with pytest.raises(ValueError, match="negative"):
        add(ALWAYS, datetime(2026, 1, 1, tzinfo=UTC), -MINUTE)
