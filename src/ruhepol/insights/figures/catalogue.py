"""Every figure of the house, once. What is not defined here is not shown anywhere."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ruhepol.insights.figures.definition import Figure, Source, Time, Unit
from ruhepol.insights.figures.repairs import REPAIRS

_FROM_CUSTOMERS = _(
    "Tickets a customer began. Not: tickets begun by us or imported, and those tagged “spam”. "
    "Automatic replies answer nothing."
)
_SOLVED = _(
    "Tickets closed by the customer's word or by the set time of silence after being asked, "
    "with at least one answer by a person. "
    "A ticket that is reopened leaves the figure until it is closed again."
)
_ASKED = _("The customer's first word")
_SOLUTION = _("The claim of the solution that stood; after reopening the time runs on")

AVOIDED_CONFIRMED = Figure(
    key="avoided_confirmed",
    name=_("Contacts never needed, confirmed"),
    starts=_("The customer begins to write and sees answers"),
    stops=_("The customer says that an answer solved it"),
    counts=_("Requests begun and not sent"),
    unit=Unit.COUNT,
    source=Source.ASKS,
    anchor="ended_at",
    value="outcome",
    where={"outcome": "confirmed"},
    better=1,
)
AVOIDED_PRESUMED = Figure(
    key="avoided_presumed",
    name=_("Contacts never needed, presumed"),
    starts=_("The customer begins to write and opens an answer"),
    stops=_("Seven days without a contact from the same person"),
    counts=_("Requests begun and not sent, after an answer was opened. Never mixed with confirmed ones."),
    unit=Unit.COUNT,
    source=Source.ASKS,
    anchor="ended_at",
    value="outcome",
    where={"outcome": "presumed"},
    better=1,
)
FIRST_RESPONSE = Figure(
    key="first_response",
    name=_("First response time"),
    starts=_ASKED,
    stops=_("The first answer by a person"),
    counts=_FROM_CUSTOMERS,
    unit=Unit.SECONDS,
    source=Source.TICKETS,
    anchor="answered_at",
    value="first_response",
    better=-1,
    time=Time.CALENDAR,
)
FIRST_RESPONSE_WORKING = Figure(
    key="first_response_working",
    name=_("First response time, working hours"),
    starts=_ASKED,
    stops=_("The first answer by a person"),
    counts=_FROM_CUSTOMERS,
    unit=Unit.SECONDS,
    source=Source.TICKETS,
    anchor="answered_at",
    value="first_response_working",
    better=-1,
    time=Time.WORKING,
)
RESOLUTION = Figure(
    key="resolution",
    name=_("Resolution time"),
    starts=_ASKED,
    stops=_SOLUTION,
    counts=_SOLVED,
    unit=Unit.SECONDS,
    source=Source.TICKETS,
    anchor="ended_at",
    value="resolution",
    better=-1,
    time=Time.CALENDAR,
)
RESOLUTION_WORKING = Figure(
    key="resolution_working",
    name=_("Resolution time, working hours"),
    starts=_ASKED,
    stops=_SOLUTION,
    counts=_SOLVED,
    unit=Unit.SECONDS,
    source=Source.TICKETS,
    anchor="ended_at",
    value="resolution_working",
    better=-1,
    time=Time.WORKING,
)
FIRST_CONTACT = Figure(
    key="first_contact",
    name=_("Solved at first contact"),
    starts=_ASKED,
    stops=_("Closed after a single answer, without a further word from the customer and never reopened"),
    counts=_SOLVED,
    unit=Unit.SHARE,
    source=Source.TICKETS,
    anchor="ended_at",
    value="first_contact",
    better=1,
)
REOPENED = Figure(
    key="reopened",
    name=_("Reopened"),
    starts=_("A solution is claimed or the ticket is closed"),
    stops=_("It is taken up again, by the customer or by us"),
    counts=_SOLVED,
    unit=Unit.SHARE,
    source=Source.TICKETS,
    anchor="ended_at",
    value="reopened",
    better=-1,
)
CONFIRMED = Figure(
    key="confirmed",
    name=_("Solved by the customer's word"),
    starts=_("The customer is asked whether it is solved"),
    stops=_("The customer says yes or closes it, rather than staying silent"),
    counts=_SOLVED,
    unit=Unit.SHARE,
    source=Source.TICKETS,
    anchor="ended_at",
    value="confirmed",
    better=1,
)
DISMISSED = Figure(
    key="dismissed",
    name=_("Closed without the customer's word"),
    starts=_ASKED,
    stops=_("An agent closes the ticket without asking, or before the customer has answered"),
    counts=_("Every closed ticket a customer began, spam left out; these are no solutions"),
    unit=Unit.SHARE,
    source=Source.TICKETS,
    anchor="ended_at",
    value="dismissed",
    better=-1,
)
WITHIN_TARGET = Figure(
    key="within_target",
    name=_("Within target"),
    starts=_("A promise begins to run: first answer, next answer or solution"),
    stops=_("It is kept, or its time is over"),
    counts=_(
        "Every promise decided in the period; a broken one on the moment it was broken, still open or not."
    ),
    unit=Unit.SHARE,
    source=Source.PROMISES,
    anchor="decided_at",
    value="kept",
    better=1,
    time=Time.WORKING,
)
LONGEST_WAIT = Figure(
    key="longest_wait",
    name=_("Longest wait now"),
    starts=_("The customer's oldest unanswered word"),
    stops=_("Now"),
    counts=_("Open tickets whose customer waits for our answer, put off or not"),
    unit=Unit.SECONDS,
    source=Source.WAITING,
    anchor="waiting_since",
    value="waiting_since",
    better=-1,
    time=Time.CALENDAR,
)
CONTACTS = Figure(
    key="contacts",
    name=_("Contacts per 100 customers"),
    starts=_ASKED,
    stops=_("The week or period ends"),
    counts=_("Tickets customers began in that time, for each hundred customers known at its end"),
    unit=Unit.RATE,
    source=Source.TICKETS,
    anchor="asked_at",
    value="contact",
    better=-1,
)
_BOT_BEGINS = _("The customer's first line in a chat where the bot is asked first")
_BOT_COUNTS = _(
    "Chats the bot had a part in, on the day their end was known. Each has one of four ends: confirmed, "
    "presumed, handed over, unknown. Once handed over it stays so. What the bot says is never a first "
    "answer, and in no agent's figures."
)


def _of_bot(key: str, name: str | Promise, stops: str | Promise, better: int) -> Figure:
    """Return one of the four shares of how the bot's chats ended."""
    return Figure(
        key=f"bot_{key}",
        name=name,
        starts=_BOT_BEGINS,
        stops=stops,
        counts=_BOT_COUNTS,
        unit=Unit.SHARE,
        source=Source.BOT,
        anchor="settled_at",
        value=key,
        better=better,
    )


BOT_CONFIRMED = _of_bot(
    "confirmed", _("Solved by the bot, confirmed"), _("The customer says that an answer helped"), 1
)
BOT_PRESUMED = _of_bot(
    "presumed",
    _("Solved by the bot, presumed"),
    _(
        "Seven days of silence after a quoted answer, nothing said against it and no other ticket of the "
        "same person. Never mixed with confirmed ones."
    ),
    1,
)
BOT_HANDED_OVER = _of_bot(
    "handed_over",
    _("Handed over by the bot"),
    _("People lead: asked for, or because the bot did not know, did not help, or an agent came first"),
    -1,
)
BOT_UNKNOWN = _of_bot(
    "unknown",
    _("Left the bot without an answer or a word"),
    _("Seven days of silence without a quoted answer, or after a contact another way"),
    -1,
)

FIGURES: dict[str, Figure] = {
    figure.key: figure
    for figure in (
        AVOIDED_CONFIRMED,
        AVOIDED_PRESUMED,
        FIRST_RESPONSE,
        FIRST_RESPONSE_WORKING,
        RESOLUTION,
        RESOLUTION_WORKING,
        FIRST_CONTACT,
        REOPENED,
        CONFIRMED,
        DISMISSED,
        WITHIN_TARGET,
        LONGEST_WAIT,
        CONTACTS,
        BOT_CONFIRMED,
        BOT_PRESUMED,
        BOT_HANDED_OVER,
        BOT_UNKNOWN,
        *REPAIRS,
    )
}
