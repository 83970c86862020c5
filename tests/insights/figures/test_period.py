"""Days, the days before, and weeks."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from ruhepol.insights.figures.period import Period

BERLIN = ZoneInfo("Europe/Berlin")
days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


def test_days_begin_at_the_brands_midnight():
    """The last 28 days end with today as Berlin counts it, although London is still on yesterday."""
    now = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    period = Period.last_days(28, now, BERLIN)
    assert (period.first, period.last, period.days) == (date(2026, 2, 3), date(2026, 3, 2), 28)
    assert period.start == datetime(2026, 2, 2, 23, tzinfo=UTC)


def test_half_a_day_is_compared_with_half_a_day():
    """While today runs, the period before ends at the same time of day."""
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    before = Period.last_days(7, now, BERLIN).before(now)
    assert before.end == now - timedelta(days=7)
    assert before.first == date(2026, 2, 17)


def test_a_clock_change_between_leaves_midnights_alone():
    """The seven days before the spring change begin at midnight too."""
    period = Period.of(date(2026, 3, 30), date(2026, 4, 5), BERLIN)
    before = period.before(datetime(2026, 5, 1, tzinfo=UTC))
    assert before.start == datetime(2026, 3, 22, 23, tzinfo=UTC)
    assert before.end == period.start


@given(days, st.integers(1, 60))
def test_steps_follow_one_another_without_gap(first, length):
    """Days fill the period exactly; weeks cover it."""
    period = Period.of(first, first + timedelta(days=length - 1), BERLIN)
    steps = list(period.by_day())
    assert (steps[0].start, steps[-1].end, len(steps)) == (period.start, period.end, length)
    assert all(one.end == two.start for one, two in pairwise(steps))
    weeks = list(period.by_week())
    assert weeks[0].start <= period.start
    assert period.end <= weeks[-1].end
    assert all(week.first.weekday() == 0 and week.days == 7 for week in weeks)
