"""Small words and addresses the templates ask for, in the agent's language."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from functools import cache
from importlib import import_module
from typing import NamedTuple

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from markupsafe import Markup

from ruhepol.core import clock
from ruhepol.core.web.keys import key_in
from ruhepol.knowledge.models import Ask
from ruhepol.people.models import Agent, Team
from ruhepol.tickets.filters import Value
from ruhepol.tickets.models import Attachment, Cause, Ticket, Topic
from ruhepol.ui import formats

_WEEK = 7
_NEAR = timedelta(hours=8)
_SOON = timedelta(hours=1)


class Screen(NamedTuple):
    """A place in the navigation: its view, its words, its keys."""

    name: str
    label: str
    keys: str = ""


def screens(agent: Agent) -> list[tuple[str, list[Screen]]]:
    """Return the groups of screens beside the tickets that this agent may open."""
    groups = [
        (_("Understand"), [*_understanding(agent)]),
        (_("Knowledge"), [Screen("articles", _("Articles"), "g k")]),
        (_("Run"), [Screen("runs", _("Repairs"), "g r"), *_running(agent)]),
    ]
    return [(title, members) for title, members in groups if members]


def _understanding(agent: Agent) -> Iterator[Screen]:
    if agent.leads:
        yield Screen("insights", _("Never needed"), "g n")
        yield Screen("problems", _("Known problems"), "g p")
        yield Screen("incidents", _("Incidents"), "g o")


def _running(agent: Agent) -> Iterator[Screen]:
    if agent.leads:
        yield Screen("channels", _("Channels"), "g c")
        yield Screen("hours", _("Working hours"), "g h")
    if agent.administers:
        yield Screen("settings", _("Settings"), "g s")
        yield Screen("jobs", _("Background work"), "g b")


def language() -> str:
    """Return the code of the active language."""
    return get_language() or "en"


def brief(value: datetime) -> str:
    """Return a moment as brief as a list wants it: `14:06` today, `Fri` within the week, `12 Oct` before."""
    return brief_at(clock.now())(value)


def brief_at(now: datetime) -> Callable[[datetime], str]:
    """Return what writes moments like `brief`, for the many of a list."""
    zone, language = timezone.get_current_timezone(), formats.locale()
    today = now.astimezone(zone).date()

    def written(value: datetime) -> str:
        local = value.astimezone(zone)
        days = (today - local.date()).days
        if days == 0:
            return formats.clock_in(language)(local)
        return formats.weekday_in(language)(local) if 0 < days < _WEEK else formats.moment(value)

    return written


class Due(NamedTuple):
    """A promise as a list shows it."""

    words: str
    tone: str


def due(at: datetime, now: datetime) -> Due:
    """Say when the nearest promise is due: by the clock when it is near, by day when it is not."""
    left = at - now
    if left < timedelta(0):
        return Due(_("overdue %(time)s") % {"time": formats.duration(-left)}, "bad")
    if left < _NEAR:
        return Due(
            _("due in %(time)s") % {"time": formats.duration(left)}, "warn" if left < _SOON else "plain"
        )
    return Due(_("due %(moment)s") % {"moment": formats.moment(at)}, "plain")


@cache
def address(name: str) -> str:
    """Return the address of a screen that needs no more than its name."""
    return reverse(f"workspace:{name}")


@cache
def sign_out() -> str:
    """Return where the way out is."""
    return reverse("account_logout")


@cache
def furniture(language: str) -> Markup:
    """Return what every page holds ready, drawn once a language."""
    with translation.override(language):
        drawn = render_to_string("workspace/_furniture.html", {"desk": import_module(__name__)})
    return Markup(drawn)  # noqa: S704  our own template


@cache
def _ticket_stem() -> str:
    return reverse("workspace:ticket", args=[0]).removesuffix("0/")


def ticket_address(number: int) -> str:
    """Return a ticket's address; a list asks for many, so it is put together by hand."""
    return f"{_ticket_stem()}{number}/"


def status_words() -> dict[str, str]:
    """Return the words for states by value."""
    return {value: str(label) for value, label in Ticket.Status.choices}


def priority(value: int) -> str:
    """Return the word for a priority."""
    return str(Ticket.Priority(value).label)


def channel(value: str) -> str:
    """Return the word for a channel."""
    return str(Ticket.Channel(value).label)


def filter_label(name: str, value: Value) -> str:
    """Return a filter as people say it: `Status: Open, Solved`."""
    title, tell = _FILTERS.get(name, (lambda: name, str))
    values = value if isinstance(value, list) else [value]
    return f"{title()}: {', '.join(tell(str(v)) for v in values)}"


def _choice(choices: Iterable[tuple[object, object]], value: str) -> str:
    return next((str(label) for key, label in choices if str(key) == value), value)


def _row(model: type[Team] | type[Cause], value: str) -> str:
    special = {"none": _("Nobody"), "mine": _("My teams")}
    if value in special:
        return special[value]
    found = model._default_manager.filter(pk=key_in(value)).first()  # noqa: SLF001
    return str(found) if found else value


def _assignee(value: str) -> str:
    special = {"me": _("Me"), "none": _("Nobody")}
    if value in special:
        return special[value]
    found = Agent.objects.filter(pk=key_in(value)).first()
    return found.name if found else value


def _yes(value: str) -> str:
    return _("no") if value == "no" else _("yes")


_FILTERS: dict[str, tuple[Callable[[], str], Callable[[str], str]]] = {
    "status": (lambda: _("Status"), lambda v: _choice(Ticket.Status.choices, v)),
    "assignee": (lambda: _("Assignee"), _assignee),
    "team": (lambda: _("Team"), lambda v: _row(Team, v)),
    "priority": (lambda: _("Priority"), lambda v: _choice(Ticket.Priority.choices, v)),
    "channel": (lambda: _("Channel"), lambda v: _choice(Ticket.Channel.choices, v)),
    "tag": (lambda: _("Tag"), str),
    "topic": (lambda: _("Topic"), lambda v: str(Topic.objects.filter(slug=v).first() or v)),
    "cause": (lambda: _("Cause"), lambda v: _row(Cause, v)),
    "snoozed": (lambda: _("Snoozed"), _yes),
    "overdue": (lambda: _("Overdue"), _yes),
    "customer": (lambda: _("Customer"), lambda v: f"#{v}"),
}


def file_links(files: Iterable[Attachment]) -> list[dict[str, object]]:
    """Return files as the attachment list shows them."""
    return [
        {"href": reverse("workspace:attachment", args=[file.pk]), "name": file.name, "size": file.size}
        for file in files
    ]


def picture_addresses(files: Iterable[Attachment]) -> dict[str, str]:
    """Return where the pictures within a message's words are, by their names."""
    return {
        file.content_id: reverse("workspace:picture", args=[file.pk]) for file in files if file.content_id
    }


_STATES = {
    "good": ("ok", "running", "active", "paid", "delivered"),
    "bad": ("stopped", "failed", "overdue", "lost"),
    "warn": ("open", "pending", "delayed", "degraded"),
}


def asset_tone(state: str) -> str:
    """Return the tone of a thing's state; an unknown word stays neutral."""
    return next((tone for tone, words in _STATES.items() if state.casefold() in words), "plain")


def severity_word(severity: int) -> str:
    """Return how grave a signal is in a word; OpenTelemetry has four numbers for each."""
    words = (
        pgettext("severity", "trace"),
        pgettext("severity", "detail"),
        pgettext("severity", "note"),
        pgettext("severity", "warning"),
        pgettext("severity", "error"),
        pgettext("severity", "fatal"),
    )
    return words[min((severity - 1) // 4, len(words) - 1)]


def asset_state(state: str) -> str:
    """Return a state in the agent's language where we know it, else as its source writes it."""
    known = {
        "running": pgettext("state of a thing", "running"),
        "active": pgettext("state of a thing", "active"),
        "paid": pgettext("state of a thing", "paid"),
        "delivered": pgettext("state of a thing", "delivered"),
        "stopped": pgettext("state of a thing", "stopped"),
        "failed": pgettext("state of a thing", "failed"),
        "overdue": pgettext("state of a thing", "overdue"),
        "lost": pgettext("state of a thing", "lost"),
        "sent": pgettext("state of a thing", "sent"),
        "shipped": pgettext("state of a thing", "shipped"),
        "in transit": pgettext("state of a thing", "in transit"),
        "transfer pending": pgettext("state of a thing", "transfer pending"),
        "open": pgettext("state of a thing", "open"),
        "pending": pgettext("state of a thing", "pending"),
        "delayed": pgettext("state of a thing", "delayed"),
        "degraded": pgettext("state of a thing", "degraded"),
    }
    return known.get(state.casefold(), state)


def ask_title(ask: Ask) -> str:
    """Return what somebody was about to ask about, as far as it is known without the text."""
    return ask.topic.name_in(language()) if ask.topic else _("A request that was begun")


_RUN_TONES = {
    "proposed": "warn", "undecided": "bad", "failed": "bad", "undone": "warn", "healed": "good",
    "approved": "accent", "running": "accent", "verifying": "accent", "undoing": "accent",
}  # fmt: skip


def run_tone(state: str) -> str:
    """Return the tone of a repair's state."""
    return _RUN_TONES.get(state, "plain")


def run_why(why: str) -> str:
    """Return in a sentence why a repair ended as it did."""
    return {
        "gone": _("The check no longer found anything wrong, so nothing was done."),
        "unclear": _("The check had no answer, and machinery alone does not guess."),
        "refused": _("An agent said no."),
        "deadline": _("Nobody approved it in time."),
        "asked": _("An agent wanted it so."),
        "step": _("A step failed."),
        "not_proved": _("All steps were done, and the problem stayed."),
        "undo": _("Something could not be undone."),
    }.get(why, why)


def stopped_words(why: str) -> str:
    """Return in a sentence why a remedy is stopped."""
    return {
        "runs": _(
            "More repairs began within minutes than the breaker allows: something larger must be wrong."
        ),
        "failures": _("Too many of its latest repairs came to nothing."),
        "person": _("A person stopped it."),
    }.get(why, why)
