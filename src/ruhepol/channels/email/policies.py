"""The gates through which mails reach a face; absent and forbidden answer alike."""

from ruhepol.channels.email.exceptions import MailNotFoundError
from ruhepol.channels.email.models import Delivery, RawMail
from ruhepol.people.models import Agent


def get_quarantined_for(agent: Agent, mail_id: int) -> RawMail:
    """Return a mail in quarantine that this agent may see. Raises MailNotFoundError."""
    return _one(RawMail.objects.quarantined().visible_to(agent).filter(pk=mail_id).first())


def get_raw_mail_for(agent: Agent, mail_id: int) -> RawMail:
    """Return a mail to download as it came, from the quarantine or of a ticket this agent may see.

    Raises MailNotFoundError.
    """
    return _one(RawMail.objects.visible_to(agent).filter(pk=mail_id).first())


def get_raw_mail_of_message_for(agent: Agent, message_id: int) -> RawMail:
    """Return the mail a customer's message came as. Raises MailNotFoundError."""
    return _one(RawMail.objects.visible_to(agent).filter(message=message_id).first())


def get_stuck_for(agent: Agent, delivery_id: int) -> Delivery:
    """Return a mail this agent may decide about. Raises MailNotFoundError."""
    delivery = Delivery.objects.stuck().visible_to(agent).filter(pk=delivery_id).first()
    if delivery is None:
        raise MailNotFoundError
    return delivery


def _one(mail: RawMail | None) -> RawMail:
    if mail is None:
        raise MailNotFoundError
    return mail
