"""The bot's sentences, in the active language. It speaks of itself as a bot, never as a person."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ruhepol.automation.bot.course import Reason, Step
from ruhepol.automation.bot.passage import Passage
from ruhepol.automation.bot.summary import quoted
from ruhepol.channels.chat.selectors import Standing
from ruhepol.core import clock
from ruhepol.healing.incidents import Known


def known(one: Known) -> str:
    """Return what is broken, when the next word follows, and where one asks to be told of its end."""
    head = _("We know: %(title)s") % {"title": one.incident.title_in(get_language() or "en")}
    said = f"{head} ({', '.join(one.facts(_moment))})."
    page = f"{settings.RUHEPOL.address}{reverse('portal:follow', args=[one.incident.pk])}"
    told = _("Tell me when it is fixed")
    return f"{said}\n\n[{told}]({page})"


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    today = local.date() == timezone.localdate(clock.now())
    return formats.date_format(local, "TIME_FORMAT" if today else "SHORT_DATETIME_FORMAT")


def quote(title: str, passage: Passage) -> str:
    """Return a passage under the name of its article."""
    head = _("From “%(title)s”:") % {"title": title}
    if passage.heading and passage.heading != title:
        head = _("From “%(title)s”, “%(heading)s”:") % {"title": title, "heading": passage.heading}
    return f"{head}\n\n{passage.text}"


def written(text: str, titles: Sequence[str]) -> str:
    """Return what a language model wrote, with where it is from."""
    named = ", ".join(quoted(title) for title in titles)
    origin = _("From: %(titles)s") % {"titles": named}
    return f"{text}\n\n{origin}"


def ask_back(titles: Sequence[str]) -> str:
    """Return a question back, with what it may be about."""
    if len(titles) == 1:
        head = _("I am not sure that I understand. Is it about this?")
    else:
        head = _("I am not sure that I understand. Is it about one of these?")
    return "\n".join([head, "", *(f"- {title}" for title in titles)])


def small_talk(step: Step, brand: str) -> str:
    """Return a short word for what is no question."""
    return {
        Step.GREET: _(
            "Hello! I am the bot of %(brand)s and look for answers in our help centre. What is it about? "
            "A person is there for you, too, whenever you like."
        ),
        Step.THANK: _("You are welcome."),
        Step.FAREWELL: _("Goodbye!"),
        Step.INTRODUCE: _(
            "I am a bot: I quote what stands in the help centre of %(brand)s. "
            "If you would like to talk to a person, just say so."
        ),
        Step.ASK_MORE: _("What is it about? Tell me in a sentence, or ask for a person."),
        Step.REJOICE: _("I am glad it helped. If anything else comes up, just write here."),
    }[step] % {"brand": brand}


def hand_over(reason: Reason, standing: Standing) -> str:
    """Return what the customer is told when people take over: why, and what can be expected, as measured."""
    first = {
        Reason.WISHED: _("Gladly: I pass you on to a person."),
        Reason.UNKNOWN: _("I do not know the answer to that. I pass you on to a person."),
        Reason.UNHELPED: _("I am sorry that this did not help. I pass you on to a person."),
        Reason.LONG: _("A person should look at this. I pass you on."),
    }.get(reason, _("I pass you on to a person."))
    return " ".join([first, _("They see all of this; you need not say anything twice."), _wait(standing)])


def _wait(standing: Standing) -> str:
    if not standing.answers_now:
        return _("Nobody is at the chat right now: your words are kept, and you will get an answer.")
    if standing.wait is None:
        return _("Somebody is there and will answer as soon as they can.")
    minutes = max(1, round(standing.wait / timedelta(minutes=1)))
    return ngettext(
        "Lately the first answer took about %(minutes)s minute.",
        "Lately the first answer took about %(minutes)s minutes.",
        minutes,
    ) % {"minutes": minutes}
