"""The gates through which mails reach a face; absent and forbidden answer alike."""

from typing import TypeVar

from django.db.models import Model

from ruhepol.channels.email.exceptions import MailNotFoundError
from ruhepol.channels.email.models import Delivery, Grant, Mailbox, RawMail, SigningKey, Storm
from ruhepol.people.models import Agent, Brand

M = TypeVar("M", bound=Model)


def get_quarantined_for(agent: Agent, mail_id: int) -> RawMail:
    """Return a mail in quarantine that this agent may see. Raises MailNotFoundError."""
    return _one(RawMail.objects.quarantined().visible_to(agent).filter(pk=mail_id).first())


def get_raw_mail_for(agent: Agent, mail_id: int) -> RawMail:
    """Return a mail to download as it came, from the quarantine or of a ticket this agent may see.

    Raises MailNotFoundError.
    """
    return _one(RawMail.objects.visible_to(agent).exclude(digest="").filter(pk=mail_id).first())


def get_raw_mail_of_message_for(agent: Agent, message_id: int) -> RawMail:
    """Return the mail a customer's message came as. Raises MailNotFoundError."""
    return _one(RawMail.objects.visible_to(agent).exclude(digest="").filter(message=message_id).first())


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


def get_mailbox_for(agent: Agent, mailbox_id: int) -> Mailbox:
    """Return a mailbox this agent may settle, with brand and consent. Raises MailNotFoundError."""
    boxes = Mailbox.objects.select_related("brand", "grant")
    return _administered(agent, boxes.filter(pk=mailbox_id).first())


def get_grant_for(agent: Agent, mailbox_id: int) -> Grant:
    """Return the consent of a mailbox this agent may settle. Raises MailNotFoundError."""
    return _administered(agent, Grant.objects.select_related("mailbox").filter(mailbox=mailbox_id).first())


def get_storm_for(agent: Agent, storm_id: int) -> Storm:
    """Return a pulled brake this agent may let go. Raises MailNotFoundError."""
    return _administered(agent, Storm.objects.filter(pk=storm_id).first())


def get_brand_for(agent: Agent, brand_id: int) -> Brand:
    """Return a brand whose outgoing mail this agent may settle. Raises MailNotFoundError."""
    return _administered(agent, Brand.objects.filter(pk=brand_id).first())


def get_signing_key_for(agent: Agent, brand: Brand) -> SigningKey:
    """Return the key a brand's mail is signed with, to be switched. Raises MailNotFoundError."""
    return _administered(agent, SigningKey.objects.filter(domain=brand.domain).first())


def _administered(agent: Agent, row: M | None) -> M:
    if row is None or not agent.administers:
        raise MailNotFoundError
    return row
