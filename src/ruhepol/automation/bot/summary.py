"""What the agent reads who takes over, so that the customer says nothing twice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ruhepol.automation.bot.course import Reason

_MOST = 400  # characters of one line of the customer's; all of it stands above in the conversation


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: to what, with which articles, and what became of it; None where nobody said."""

    question: str
    titles: Sequence[str]
    asked_back: bool = False
    opened: bool = False
    helped: bool | None = None


def reasons() -> dict[Reason, str]:
    """Return why a conversation went to people, in words."""
    return {
        Reason.WISHED: _("The customer wants to talk to a person."),
        Reason.UNKNOWN: _("The bot found no answer that fits."),
        Reason.UNHELPED: _("What the bot answered did not help."),
        Reason.LONG: _("The bot has answered often enough; a person should look."),
        Reason.TAKEN: _("An agent has taken over."),
    }


def summary(reason: Reason, asked: Sequence[str], given: Sequence[Given], *, page: str = "") -> str:
    """Return the note, in the active language: why, what was asked, what was shown and what became of it."""
    lines = [_("Handed over by the bot."), reasons()[reason], ""]
    lines += [_("Asked:"), *(f"– {_short(line)}" for line in asked)] if asked else []
    if given:
        lines += ["", _("Shown:"), *(f"– {line}" for each in given for line in _told(each))]
    else:
        lines += ["", _("Nothing was shown.")]
    if page:
        lines += ["", _("Asked from the page: %(page)s") % {"page": page}]
    return "\n".join(lines)


def quoted(title: str) -> str:
    """Return a title in the quotation marks of the active language."""
    return _("“%(title)s”") % {"title": title}


def _told(given: Given) -> Iterator[str]:
    titles = " / ".join(quoted(title) for title in given.titles)
    if given.asked_back:
        yield _("asked back: %(titles)s") % {"titles": titles}
        return
    fate = [_("opened")] if given.opened else []
    if given.helped is not None:
        fate.append(_("helped") if given.helped else _("did not help"))
    told = ", ".join(fate) or _("no word about it")
    yield f"{titles} ({told})"


def _short(line: str) -> str:
    flat = " ".join(line.split())
    return flat if len(flat) <= _MOST else f"{flat[:_MOST].rsplit(' ', 1)[0]} …"
