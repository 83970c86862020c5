"""The form of a calendar, and that of a single day."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ruhepol.core import clock
from ruhepol.people.hours import holidays
from ruhepol.people.hours.rules import BadHoursError, Spans, spans
from ruhepol.people.hours.wording import read, written
from ruhepol.people.models import Calendar
from ruhepol.people.models.calendar import workdays
from ruhepol.ui.formats import locale
from ruhepol.workspace.forms import AgentForm, time_zones

WEEK = 7
_BACK, _AHEAD = timedelta(days=366), timedelta(days=5 * 366)


class OpeningField(forms.CharField):
    """A day's openings in words; empty is closed."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401  Django's signature
        """Say in the field what nothing means."""
        widget = forms.TextInput(attrs={"placeholder": _("closed"), "autocomplete": "off"})
        super().__init__(required=False, max_length=80, widget=widget, **kwargs)

    def clean(self, value: Any) -> Spans:  # noqa: ANN401  Django's signature
        """Return the intervals."""
        try:
            return read(super().clean(value))
        except BadHoursError as error:
            raise forms.ValidationError(
                _("Please write it like 9:00–12:30, 13:30–17:00: one after another, within the day.")
            ) from error


class CalendarForm(AgentForm):
    """A week, and whose holidays are kept."""

    name = forms.CharField(max_length=80, label=_("Name"))
    time_zone = forms.ChoiceField(label=_("Time zone"), initial="Europe/Berlin")
    day_0, day_1, day_2, day_3, day_4, day_5, day_6 = (OpeningField() for _place in range(WEEK))
    country = forms.ChoiceField(required=False, label=_("Closed on the holidays of"))
    region = forms.ChoiceField(required=False, label=_("Region"))

    def prepare(self) -> None:
        """Name the days, offer zones and countries, and the regions of the country that is chosen."""
        names = locale().days["stand-alone"]["wide"]
        for place in range(WEEK):
            self.fields[f"day_{place}"].label = names[place]
        self.choose("time_zone", time_zones())
        self.choose("country", [("", _("none: open on holidays, too")), *_countries()])
        chosen = self.data.get("country", "") if self.is_bound else self.initial.get("country", "")
        self.choose("region", region_choices(chosen))

    def clean(self) -> dict[str, Any]:
        """Refuse a week that never opens; ask for the holidays here, where nobody waits for a transaction."""
        facts = super().clean() or {}
        if not self.errors and facts["country"]:
            holidays.official(facts["country"], facts["region"], clock.now().year)
        if not self.errors and not any(self._week(facts)):
            self.add_error("day_0", _("Name at least one opening in the week."))
        return facts

    @property
    def rules(self) -> dict[str, Any]:
        """What the calendar is to say."""
        plain = {name: self.cleaned_data[name] for name in ("name", "time_zone", "country", "region")}
        return {**plain, "week": [[list(span) for span in day] for day in self._week(self.cleaned_data)]}

    @classmethod
    def of(cls, calendar: Calendar | None) -> dict[str, str]:
        """Return what a calendar says now, as the form asks it; a new one begins with nine to five."""
        week = calendar.week if calendar else workdays()
        told = {f"day_{place}": written(spans(day)) for place, day in enumerate(week)}
        plain = ("name", "time_zone", "country", "region") if calendar else ()
        return {**told, **{name: getattr(calendar, name) for name in plain}}

    @staticmethod
    def _week(facts: dict[str, Any]) -> list[Spans]:
        return [facts[f"day_{place}"] for place in range(WEEK)]


class DayForm(AgentForm):
    """A single day that is not like its weekday."""

    date = forms.DateField(label=_("Day"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    opening = OpeningField(label=_("Open at"), help_text=_("Like 9:00–12:30; empty: closed all day."))
    name = forms.CharField(
        required=False, max_length=80, label=_("Because of"), help_text=_("For example: company outing")
    )

    def clean_date(self) -> Any:  # noqa: ANN401  a date
        """Refuse a slip of the keyboard, such as the year 0206."""
        day, today = self.cleaned_data["date"], timezone.localtime(clock.now()).date()
        if not today - _BACK <= day <= today + _AHEAD:
            raise forms.ValidationError(_("That is too far away: a year back, five years ahead."))
        return day


def region_choices(country: str) -> list[tuple[str, object]]:
    """Return the regions of a country as choices."""
    named = sorted(holidays.regions(country).items(), key=lambda pair: pair[1]) if country else []
    return [("", _("all of the country")), *named]


def _countries() -> list[tuple[str, str]]:
    names = locale().territories
    return sorted(((code, names.get(code, code)) for code in holidays.countries()), key=lambda pair: pair[1])
