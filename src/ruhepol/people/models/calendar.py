"""Working calendars: when somebody is there, by weekday, holiday and single day."""

from datetime import date
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.people.hours.rules import DAY, Hours, spans, week

WORKDAYS = [[[9 * 60, 17 * 60]]] * 5 + [[], []]
ALWAYS = [[[0, DAY]]] * 7


def workdays() -> list[Any]:
    """Return Monday to Friday, nine to five, as a fresh list."""
    return [list(day) for day in WORKDAYS]


def fresh_revision() -> str:
    """Return a name for one state of a calendar's rules, never used before."""
    return uuid4().hex


class Calendar(models.Model):
    """A week of openings in one time zone, closed on official holidays of a country or region."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    time_zone = models.CharField(_("time zone"), max_length=64, default="Europe/Berlin")
    week = models.JSONField(
        default=workdays, help_text="seven days, Monday first: lists of [start, end) minutes"
    )
    country = models.CharField(_("holidays of"), max_length=2, blank=True, default="")
    region = models.CharField(_("region"), max_length=10, blank=True, default="")
    revision = models.CharField(
        max_length=32, default=fresh_revision, help_text="new with every change of rules"
    )

    class Meta:
        """Listed by name."""

        ordering = ["name"]

    def __str__(self) -> str:
        """Show the name."""
        return self.name

    def hours(self) -> Hours:
        """Return the rules ready to compute with; reads the special days."""
        special: dict[date, Any] = {day.date: spans(day.opening) for day in self.special_days.all()}
        return Hours(ZoneInfo(self.time_zone), week(self.week), self.country, self.region, special)


class SpecialDay(models.Model):
    """One day that differs from its weekday: closed without intervals, else open as they say."""

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="special_days")
    date = models.DateField()
    opening = models.JSONField(default=list, help_text="list of [start, end) minutes; empty is closed")
    name = models.CharField(max_length=80, blank=True, default="")

    class Meta:
        """A day has one rule."""

        constraints = [models.UniqueConstraint(fields=["calendar", "date"], name="special_day_once")]
        ordering = ["date"]

    def __str__(self) -> str:
        """Name calendar and day."""
        return f"{self.calendar_id} on {self.date}"
