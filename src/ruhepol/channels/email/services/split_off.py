"""An agent's word on a mail that was put into a ticket and speaks of something else."""

from django.db import transaction

from ruhepol.channels.email.models import RawMail
from ruhepol.core.actors import Actor
from ruhepol.people.services.recognise import recognise
from ruhepol.tickets.exceptions import NothingToSplitError
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.split import split


@transaction.atomic
def split_off(*, mail: RawMail, by: Actor) -> Ticket:
    """Make a ticket of a mail's message under the mail's own subject and sender. Publishes TicketSplit.

    Raises NothingToSplitError.
    """
    held = RawMail.objects.select_for_update().get(pk=mail.pk)
    if held.message is None:
        raise NothingToSplitError
    contact = recognise(address=held.sender, by=by)
    subject = held.subject or held.message.ticket.subject
    held.ticket = split(message=held.message, contact=contact, subject=subject, by=by)
    held.hint, held.hint_ticket = "", None
    held.save(update_fields=["ticket", "hint", "hint_ticket"])
    return held.ticket
