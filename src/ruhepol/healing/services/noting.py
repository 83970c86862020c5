"""A ticket arrives: whoever answers it finds a note about what is wrong with the customer's things."""

from collections.abc import Sequence
from contextlib import suppress
from zoneinfo import ZoneInfo

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ruhepol.core.actors import Actor
from ruhepol.healing.exceptions import RailError
from ruhepol.healing.looking import Look, look_closely
from ruhepol.healing.models import Mode, Remedy
from ruhepol.healing.services.runs import propose
from ruhepol.people.models import Asset
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.services.reply import note

ASSETS, LOOKS, LONGEST = 20, 5, 4_000


def note_what_is_wrong(*, ticket: Ticket, by: Actor) -> Message | None:
    """Look at the customer's things and leave a note about what is found; nothing found leaves none.

    Automatic remedies begin, on this ticket. Looks outside any transaction. Once a ticket, however often it
    is called. Publishes NoteAdded and what `propose` publishes.
    """
    assets = list(Asset.objects.filter(customers=ticket.customer_id).order_by("-updated_at")[:ASSETS])
    looks = look_closely(assets, _said(ticket), customer=ticket.customer) if assets else []
    if not looks:
        return None
    with translation.override(ticket.brand.default_language), timezone.override(_zone(ticket)):
        text = _words(looks[:LOOKS])
    left = note(ticket=ticket, text=text, by=by, origin=f"diagnosis:{ticket.pk}")
    for one in looks:
        _begin(one, ticket, by)
    return left


def _begin(one: Look, ticket: Ticket, by: Actor) -> None:
    """Begin what repairs it by itself, unless a rail holds it back."""
    problem, asset = one.finding.problem, one.finding.asset
    if Remedy.objects.filter(problem=problem, mode=Mode.AUTOMATIC).exists():
        with suppress(RailError):
            propose(problem=problem, asset=asset, by=by, ticket=ticket, customer=ticket.customer)


def _said(ticket: Ticket) -> str:
    first = ticket.messages.filter(kind=Message.Kind.CUSTOMER).first()
    return f"{ticket.subject}\n{first.text if first else ''}"[:LONGEST]


def _zone(ticket: Ticket) -> ZoneInfo:
    return ZoneInfo(ticket.brand.time_zone)


def _words(looks: Sequence[Look]) -> str:
    """Return what was found, in the language and time zone that are active."""
    return "\n\n".join([_("We looked at their things when this arrived:"), *map(_found, looks)])


def _found(one: Look) -> str:
    finding, language = one.finding, translation.get_language() or "en"
    told = sum(each.count for each in finding.evidence)
    facts = []
    if finding.since:
        since = date_format(timezone.localtime(finding.since), "SHORT_DATETIME_FORMAT")
        facts.append(_("since %(moment)s") % {"moment": since})
    if told:
        facts.append(ngettext("%(count)s signal", "%(count)s signals", told) % {"count": told})
    title = f"{finding.asset.name}: {finding.problem.title_in(language)}"
    head = f"{title} ({', '.join(facts)})" if facts else title
    read = [f"– {words}" for each in one.readings if (words := each.words.get(language))]
    return "\n".join([head, finding.problem.words_in(language), *read])
