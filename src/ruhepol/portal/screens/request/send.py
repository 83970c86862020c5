"""Turning a filled form into a ticket with all that was shown and read attached."""

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.models import Ask
from ruhepol.knowledge.services.asking import join_ticket
from ruhepol.people.models import Brand, Identity
from ruhepol.people.services.recognise import recognise
from ruhepol.portal.origin import fingerprint
from ruhepol.portal.screens.request.forms import RequestForm
from ruhepol.portal.uploads import stored
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.receive import Opening, receive

_AT_ONCE = 600  # seconds


def send(
    form: RequestForm, *, brand: Brand | None, visitor: Identity | None, language: str, ask: Ask | None
) -> Ticket:
    """Write the ticket and join the asking session to it, both or neither.

    A typed address is not proof of anything: the contact stays unverified until a code proves it.
    """
    data = form.cleaned_data
    files = stored(form.uploads)
    with transaction.atomic():
        contact = visitor or recognise(
            address=data["address"], name=data["name"], language=language, by=SYSTEM
        )
        opening = Opening(
            brand=brand or Brand.objects.earliest("id"),
            subject=data["subject"],
            language=language,
            topic=data["topic"],
            details=form.details,
        )
        message = receive(
            contact=contact,
            channel=Ticket.Channel.PORTAL if visitor else Ticket.Channel.FORM,
            text=data["text"],
            files=files,
            opening=opening,
            origin=_origin(ask, form, contact),
            by=contact.customer.actor,
        )
        if ask:
            join_ticket(ask=ask, ticket_id=message.ticket_id, by=contact.customer.actor)
    return message.ticket


def _origin(ask: Ask | None, form: RequestForm, contact: Identity) -> str:
    """Name the very words and files: sent twice they are one request, a second thought is another.

    By the session of answers, else for ten minutes: a double click, or Back and once more.
    """
    said = [form.cleaned_data["subject"], form.cleaned_data["text"], *(each.said_en for each in form.details)]
    words = fingerprint(said, form.uploads)
    if ask:
        return f"ask:{ask.pk}:{words}"
    return f"form:{contact.pk}:{clock.now().timestamp() // _AT_ONCE:.0f}:{words}"
