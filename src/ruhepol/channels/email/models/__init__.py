"""The tables of the e-mail channel."""

from ruhepol.channels.email.models.address import AddressState
from ruhepol.channels.email.models.alarm import Alarm
from ruhepol.channels.email.models.delivery import Delivery
from ruhepol.channels.email.models.grant import Grant
from ruhepol.channels.email.models.letterhead import Letterhead
from ruhepol.channels.email.models.mailbox import Mailbox
from ruhepol.channels.email.models.opt_out import OptOut
from ruhepol.channels.email.models.pop_mark import PopMark
from ruhepol.channels.email.models.raw_mail import RawMail
from ruhepol.channels.email.models.recipient import Recipient
from ruhepol.channels.email.models.signing_key import SigningKey
from ruhepol.channels.email.models.storm import Storm

__all__ = [
    "AddressState",
    "Alarm",
    "Delivery",
    "Grant",
    "Letterhead",
    "Mailbox",
    "OptOut",
    "PopMark",
    "RawMail",
    "Recipient",
    "SigningKey",
    "Storm",
]
