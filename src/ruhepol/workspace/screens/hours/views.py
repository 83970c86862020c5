"""Setting the working hours: by weekday, holiday and single day."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ruhepol.people.exceptions import CalendarRefusedError, NameTakenError
from ruhepol.people.models import Calendar
from ruhepol.people.policies import get_calendar_for
from ruhepol.people.services.calendars import change_calendar, clear_day, create_calendar, set_day
from ruhepol.promises.selectors import running_by
from ruhepol.workspace.desk import DeskRequest, desk, leads
from ruhepol.workspace.frame import draw, show
from ruhepol.workspace.screens.hours.forms import CalendarForm, DayForm, region_choices
from ruhepol.workspace.screens.hours.panels import beside, lines, opening_words, weekday_of


@desk("GET", needs=leads)
def hours(request: DeskRequest) -> HttpResponse:
    """List the calendars and what goes by them."""
    return show(request, "hours", {"lines": lines()})


@desk("GET", "POST", needs=leads)
def edit(request: DeskRequest, calendar_id: int | None = None) -> HttpResponse:
    """Make a calendar, or show and change one."""
    held = get_calendar_for(request.user, calendar_id) if calendar_id else None
    form = CalendarForm(request.POST or None, agent=request.user, initial=CalendarForm.of(held))
    if request.method == "POST" and form.is_valid() and (kept := _kept(request, form, held)):
        return redirect("workspace:calendar", calendar_id=kept.pk)
    return _page(
        request, held, form, DayForm(agent=request.user, auto_id="day_%s"), 422 if form.errors else 200
    )


@desk("GET", needs=leads)
def regions(request: DeskRequest) -> HttpResponse:
    """Draw the regions of the country that was just chosen."""
    form = CalendarForm(agent=request.user)
    form.choose("region", region_choices(request.GET.get("country", "")))
    return draw(request, "calendar/_region", {"form": form})


@desk("POST", needs=leads)
def keep_day(request: DeskRequest, calendar_id: int) -> HttpResponse:
    """Give a single day openings of its own, or close it."""
    held = get_calendar_for(request.user, calendar_id)
    day = DayForm(request.POST, agent=request.user, auto_id="day_%s")
    if not day.is_valid():
        return _page(request, held, CalendarForm(agent=request.user, initial=CalendarForm.of(held)), day, 422)
    facts = day.cleaned_data
    set_day(
        calendar=held, day=facts["date"], opening=facts["opening"], name=facts["name"], by=request.user.actor
    )
    _say_kept(request, held)
    return redirect("workspace:calendar", calendar_id=held.pk)


@desk("POST", needs=leads)
def drop_day(request: DeskRequest, calendar_id: int) -> HttpResponse:
    """Let a day follow its weekday and the holidays again."""
    held = get_calendar_for(request.user, calendar_id)
    day = DayForm(request.POST, agent=request.user, auto_id="day_%s")
    if day.is_valid():
        clear_day(calendar=held, day=day.cleaned_data["date"], by=request.user.actor)
        _say_kept(request, held)
    return redirect("workspace:calendar", calendar_id=held.pk)


def _kept(request: DeskRequest, form: CalendarForm, held: Calendar | None) -> Calendar | None:
    """Keep it and say so; where it cannot be kept, the form says why."""
    try:
        if held is None:
            kept = create_calendar(by=request.user.actor, **form.rules)
        else:
            kept = change_calendar(calendar=held, by=request.user.actor, **form.rules)
    except NameTakenError:
        form.add_error("name", _("Another one has this name already."))
    except CalendarRefusedError:
        form.add_error(None, _("Nobody could reckon with these hours; please look at them again."))
    else:
        _say_kept(request, kept)
        return kept
    return None


def _say_kept(request: DeskRequest, calendar: Calendar) -> None:
    count = running_by(calendar)
    told = ngettext(
        "Kept. One running promise is worked out anew.",
        "Kept. %(count)s running promises are worked out anew.",
        count,
    )
    messages.success(request, told % {"count": count} if count else _("Kept."))


def _page(
    request: DeskRequest, held: Calendar | None, form: CalendarForm, day: DayForm, status: int
) -> HttpResponse:
    if held:
        held.refresh_from_db()
    context = {"calendar": held, "form": form, "day_form": day, **(beside(held) if held else {})}
    words = {"opening_words": opening_words, "weekday_of": weekday_of}
    return show(request, "calendar", {**context, **words}, status=status)
