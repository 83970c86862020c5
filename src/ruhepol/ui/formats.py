"""Dates, durations and numbers as the viewer reads them: their language, their time zone (CLDR by Babel)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_timedelta
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit
from django.utils import timezone, translation
from django.utils.translation import gettext, pgettext
from markupsafe import Markup, escape

from ruhepol.core import clock
from ruhepol.ui.patterns import writer

NBSP = "\N{NO-BREAK SPACE}"
Number = int | float | Decimal


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(code, sep="-")


def locale() -> Locale:
    """Return the CLDR locale of the active language."""
    return _locale(translation.get_language() or "en")


def _local(value: datetime) -> datetime:
    return timezone.localtime(value)


@cache
def clock_in(locale: Locale) -> Callable[[datetime], str]:
    """Return what writes the time of local moments, for many of them."""
    return writer(locale.time_formats["short"].pattern, locale)


@cache
def weekday_in(locale: Locale) -> Callable[[datetime], str]:
    """Return what writes the weekday of local moments, for many of them."""
    return writer("EEE", locale)


@cache
def _full(locale: Locale) -> Callable[[datetime], str]:
    joint = locale.datetime_formats["long"].replace("'", "")
    time = writer(locale.time_formats["long"].pattern, locale)
    date_ = writer(locale.date_formats["long"].pattern, locale)
    return lambda at: joint.replace("{0}", time(at)).replace("{1}", date_(at))


@cache
def _date(locale: Locale, skeleton: str) -> Callable[[datetime], str]:
    return writer(locale.datetime_skeletons[skeleton].pattern, locale)


def day(value: date | datetime, style: str = "medium") -> str:
    """21.11.2026 / Nov 21, 2026; `style` is CLDR's short, medium, long or full."""
    return format_date(_local(value) if isinstance(value, datetime) else value, style, locale=locale())


def time_of_day(value: datetime) -> str:
    """14:06 / 2:06 PM."""
    return clock_in(locale())(_local(value))


def full(value: datetime) -> str:
    """Date and time with zone, for tooltips: nothing left to guess."""
    return _full(locale())(_local(value))


def weekday(value: datetime) -> str:
    """Write Fr / Fri."""
    return weekday_in(locale())(_local(value))


def moment(value: datetime) -> str:
    """Say it as shortly as is clear: `14:06`, `yesterday 14:06`, `Fri 14:06`, `12 Oct`, `12 Oct 2025`."""
    local, today = _local(value), _local(clock.now()).date()
    days = (today - local.date()).days
    time = time_of_day(value)
    if days == 0:
        return time
    if days == 1:
        return gettext("yesterday %(time)s") % {"time": time}
    if days == -1:
        return gettext("tomorrow %(time)s") % {"time": time}
    if -7 < days < 7:  # noqa: PLR2004  within a week a weekday is enough
        return f"{weekday(value)} {time}"
    return _date(locale(), "MMMd" if local.year == today.year else "yMMMd")(local)


def since(value: datetime) -> str:
    """Relative: `5 min. ago`, `in 2 hr.`; the browser keeps it fresh with the same CLDR words."""
    return format_timedelta(
        value - clock.now(), add_direction=True, format="short", threshold=1, locale=locale()
    )


def duration(value: timedelta | Number | None) -> str:
    """Seconds or a timedelta: `40 s`, `22 min`, `1:38 h`, `1 day 10 h`, `12 days`; None, no data: a dash."""
    if value is None:
        return "–"
    seconds = float(value.total_seconds() if isinstance(value, timedelta) else value)
    if seconds < 0:
        return "−" + duration(-seconds)
    if seconds < 59.5:  # noqa: PLR2004  what rounds to a minute is a minute
        return f"{seconds:.0f}{NBSP}s"
    minutes = round(seconds / 60)
    if minutes < 60:  # noqa: PLR2004
        return f"{minutes}{NBSP}min"
    if minutes < 24 * 60:
        return f"{minutes // 60}:{minutes % 60:02}{NBSP}h"
    return _days(seconds)


def _days(seconds: float) -> str:
    """Days with their hours; from ten days on the hours say nothing any more."""
    days, hours = divmod(round(seconds / 3600), 24)
    if days >= 10:  # noqa: PLR2004
        days, hours = round(seconds / 86400), 0
    text = format_unit(days, "day", "long", locale=locale())
    return (f"{text} {hours} h" if hours else text).replace(" ", NBSP)


def number(value: Number | None, decimals: int = 0) -> str:
    """1.284 / 1,284; None, for lack of data, is a dash."""
    if value is None:
        return "–"
    return format_decimal(value, "#,##0" + ("." + "0" * decimals if decimals else ""), locale=locale())


def percent(value: Number | None, decimals: int = 0) -> str:
    """Write a share from 0 to 1: `71 %` / `71%`. Close to all is `> 99 %`, never 100 %."""
    if value is None:
        return "–"
    step = 10.0 ** -(decimals + 2)
    if 0 < value <= step / 2:
        return f"<{NBSP}{_percent(step, decimals)}"
    if 1 - step / 2 <= value < 1:
        return f">{NBSP}{_percent(1 - step, decimals)}"
    return _percent(value, decimals)


def _percent(value: Number, decimals: int) -> str:
    pattern = (
        locale()
        .percent_formats[None]
        .pattern.replace("#,##0", "#,##0" + ("." + "0" * decimals if decimals else ""))
    )
    return format_percent(value, pattern, locale=locale())


def filesize(size: int) -> str:
    """Bytes in the unit a person would choose: `2.1 GB` / `2,1 GB` (powers of 1000)."""
    amount, unit = float(size), "byte"
    for unit in ("byte", "kilobyte", "megabyte", "gigabyte", "terabyte"):
        if amount < 999.5 or unit == "terabyte":  # noqa: PLR2004  what rounds to 1000 is the next unit
            break
        amount /= 1000
    digits = "#,##0.#" if unit not in ("byte", "kilobyte") and amount < 10 else "#,##0"  # noqa: PLR2004
    text = format_unit(
        amount, f"digital-{unit}", "long" if unit == "byte" else "short", format=digits, locale=locale()
    )
    return text.replace(" ", NBSP)


def listing(values: list[str]) -> str:
    """Write `a, b and c`, the last join a word."""
    if len(values) < 2:  # noqa: PLR2004
        return "".join(values)
    last_join = pgettext("between the last two of a list", "and")
    return f"{', '.join(values[:-1])} {last_join} {values[-1]}"


def _time_tag(value: datetime, text: str, mode: str) -> Markup:
    iso = _local(value).isoformat(timespec="seconds")
    return Markup(f'<time datetime="{iso}" title="{escape(full(value))}"{mode}>{escape(text)}</time>')  # noqa: S704  escaped


def moment_tag(value: datetime) -> Markup:
    """Return a `<time>` showing the shortest clear form, the full one on hover."""
    return _time_tag(value, moment(value), "")


def since_tag(value: datetime) -> Markup:
    """Return a `<time>` showing the distance to now; the browser refreshes it."""
    return _time_tag(value, since(value), " data-since")


FILTERS: dict[str, Callable[..., Any]] = {
    "clock": time_of_day,
    "day": day,
    "duration": duration,
    "filesize": filesize,
    "full": full,
    "listing": listing,
    "moment": moment,
    "number": number,
    "percent": percent,
    "since": since,
}
