"""Calendars for the tests, and strategies that draw any."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from ruhepol.people.hours.rules import DAY, Hours, around_the_clock, spans

BERLIN = ZoneInfo("Europe/Berlin")
MORNING, AFTERNOON = (9 * 60, 12 * 60), (13 * 60, 17 * 60)
OFFICE = Hours(BERLIN, (((9 * 60, 17 * 60),),) * 5 + ((), ()), country="DE", region="BY")
WITH_LUNCH = Hours(BERLIN, ((MORNING, AFTERNOON),) * 5 + ((), ()))
ALWAYS = around_the_clock(BERLIN)


def at(text: str) -> datetime:
    """Return a Berlin wall-clock moment."""
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


@st.composite
def days(draw):
    """Draw the intervals of one day."""
    cuts = draw(st.lists(st.integers(0, DAY), max_size=6, unique=True).map(sorted))
    return spans(zip(cuts[::2], cuts[1::2], strict=False))


@st.composite
def calendars(draw):
    """Draw a calendar that is open at least once a week, in a zone with odd clock changes."""
    week = [draw(days()) for _ in range(7)]
    week[draw(st.integers(0, 6))] = ((draw(st.integers(0, 700)), draw(st.integers(701, DAY))),)
    zones = ("Europe/Berlin", "UTC", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu")
    special = st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 12, 31)), days(), max_size=5)
    return Hours(
        ZoneInfo(draw(st.sampled_from(zones))),
        tuple(week),
        country=draw(st.sampled_from(["", "DE"])),
        special=draw(special),
    )


BEGIN, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 12, 31, tzinfo=UTC)
moments = st.timedeltas(timedelta(0), END - BEGIN).map(lambda since: BEGIN + since)
amounts = st.timedeltas(timedelta(0), timedelta(days=40))
