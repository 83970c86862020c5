"""Delivery reports: what another server says about a mail of ours."""

import re

from django.utils.translation import gettext as _

from ruhepol.channels.email import selectors
from ruhepol.channels.email.events import MailFailed
from ruhepol.channels.email.exceptions import UnreadableMailError
from ruhepol.channels.email.mime.model import Machine, Mail
from ruhepol.channels.email.models import Delivery, RawMail
from ruhepol.channels.email.services import several
from ruhepol.channels.email.services.addresses import note_bounce
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.events.outbox import publish
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.reply import note

_OWN_ID = re.compile(re.escape(selectors.OWN_PREFIX) + r"[^\s<>@]{1,150}@[^\s<>]{1,100}")
_EXCERPT = 2_000


def note_report(raw: RawMail, mail: Mail) -> None:
    """Tell the delivery and the ticket that a mail was returned; publishes MailFailed.

    Raises UnreadableMailError where the report is about no mail of ours: a person decides.
    """
    told = f"{mail.returned}\n{mail.text}"
    delivery = selectors.own_delivery([*mail.thread_ids, *_OWN_ID.findall(told)])
    ticket = delivery.ticket if delivery else selectors.ticket_by_token(" ".join([*mail.thread_ids, told]))
    if delivery is None and ticket is None:
        raise UnreadableMailError(_("Looks like a delivery report, but not about a mail of ours."))
    if delivery and mail.machine is Machine.BOUNCE and not mail.delayed:
        _fail(delivery, mail)
    if ticket:
        leave_note(ticket, _told(mail), address=_recipient(mail, delivery), text=mail.text[:_EXCERPT])
    raw.ticket, raw.state = ticket, RawMail.State.DONE


def _told(mail: Mail) -> str:
    """Return what the note says, by the kind of report."""
    if mail.machine is Machine.COMPLAINT:
        return _("A mail to %(address)s was reported as spam:\n\n%(text)s")
    if mail.delayed:
        return _("A mail to %(address)s is delayed:\n\n%(text)s")
    return _("A mail to %(address)s was returned:\n\n%(text)s")


def _recipient(mail: Mail, delivery: Delivery | None) -> str:
    return ", ".join(mail.bounced[:3]) or (delivery.to if delivery else "?")


def _fail(delivery: Delivery, mail: Mail) -> None:
    words = mail.text[:_EXCERPT]
    held = Delivery.objects.select_for_update().get(pk=delivery.pk)
    for address in several.returned(held, mail.bounced, words):
        note_bounce(address=address, words=mail.text)
    held.bounced_at = clock.now()
    if not held.copied:
        held.state, held.error = Delivery.State.FAILED, words
    elif held.state not in several.MOVING:  # a worker that has it tells the state when it is through
        held.state, held.error = several.summary(held)
    held.save(update_fields=["state", "error", "bounced_at"])
    if delivery.ticket_id:
        event = MailFailed(
            ticket_id=delivery.ticket_id, delivery_id=delivery.pk, message_id=delivery.message_id
        )
        publish(event, by=SYSTEM)


def leave_note(ticket: Ticket | None, words: str, **facts: object) -> None:
    """Leave a note of the system in a ticket; `words` with its facts put in."""
    if ticket:
        note(ticket=ticket, text=words % facts, by=SYSTEM)
