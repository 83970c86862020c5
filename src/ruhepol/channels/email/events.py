"""What can happen to mails."""

from dataclasses import dataclass
from typing import ClassVar

from ruhepol.core.events.base import Event


@dataclass(frozen=True, kw_only=True)
class RawMailEvent(Event):
    """Base: what happens to a mail that came in."""

    about: ClassVar[str] = "raw_mail"
    raw_mail_id: int


@dataclass(frozen=True, kw_only=True)
class MailTaken(RawMailEvent):
    """The bytes of a mail are safe and wait to be understood, `anyhow` even where a machine wrote them."""

    anyhow: bool = False


@dataclass(frozen=True, kw_only=True)
class MailQuarantined(RawMailEvent):
    """A mail could not be understood; a person has to look."""


@dataclass(frozen=True, kw_only=True)
class MailSetAside(RawMailEvent):
    """A person took the mail out of quarantine without making anything of it."""


@dataclass(frozen=True, kw_only=True)
class RemarkDismissed(RawMailEvent):
    """A person knows better what we remarked of a mail."""

    hint: str


@dataclass(frozen=True, kw_only=True)
class LargeMailWanted(RawMailEvent):
    """A person wants a very large mail fetched although only its header was taken."""


@dataclass(frozen=True, kw_only=True)
class MailPosted(Event):
    """A mail is written down and waits to be sent."""

    about: ClassVar[str] = "delivery"
    delivery_id: int


@dataclass(frozen=True, kw_only=True)
class DeliveryEvent(Event):
    """Base: what became of a reply; lands on the ticket's stream."""

    about: ClassVar[str] = "ticket"
    ticket_id: int
    delivery_id: int
    message_id: int | None


@dataclass(frozen=True, kw_only=True)
class MailSent(DeliveryEvent):
    """The mail server accepted the mail with all its parts."""


@dataclass(frozen=True, kw_only=True)
class MailFailed(DeliveryEvent):
    """The mail will not arrive."""


@dataclass(frozen=True, kw_only=True)
class MailUncertain(DeliveryEvent):
    """The connection died while the server had the mail; a person has to decide."""


@dataclass(frozen=True, kw_only=True)
class MailLetBe(DeliveryEvent):
    """A person decided not to send the mail again."""


@dataclass(frozen=True, kw_only=True)
class OptOutEvent(Event):
    """Base: what a customer says about a kind of automatic mail."""

    about: ClassVar[str] = "customer"
    customer_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class CustomerOptedOut(OptOutEvent):
    """A customer wants no automatic mail of this kind any more."""


@dataclass(frozen=True, kw_only=True)
class CustomerOptedIn(OptOutEvent):
    """A customer wants this automatic mail after all."""


@dataclass(frozen=True, kw_only=True)
class StormEvent(Event):
    """Base: what happens to the brake on automatic mail."""

    about: ClassVar[str] = "storm"
    storm_id: int


@dataclass(frozen=True, kw_only=True)
class StormBegan(StormEvent):
    """Automatic mail passed a limit; it is held from now on."""


@dataclass(frozen=True, kw_only=True)
class StormEnded(StormEvent):
    """A person lets automatic mail flow again."""


@dataclass(frozen=True, kw_only=True)
class HeldMailSettled(Event):
    """A person let all held mail go out, or dropped it."""

    about: ClassVar[str] = "delivery"
    delivery_id: int
    """The first of them."""
    delivery_ids: list[int]
    released: bool


@dataclass(frozen=True, kw_only=True)
class MailboxAdded(Event):
    """An address was added under which a brand is written to."""

    about: ClassVar[str] = "mailbox"
    mailbox_id: int


@dataclass(frozen=True, kw_only=True)
class LetterheadSaved(Event):
    """What stands below a brand's mails was changed."""

    about: ClassVar[str] = "brand"
    brand_id: int


@dataclass(frozen=True, kw_only=True)
class SigningKeyChanged(Event):
    """A key for signing mail was made, or begins or stops to sign."""

    about: ClassVar[str] = "signing_key"
    signing_key_id: int
    signs: bool


@dataclass(frozen=True, kw_only=True)
class MailboxChanged(Event):
    """A mailbox was changed, paused or started again, or consent was given for it."""

    about: ClassVar[str] = "mailbox"
    mailbox_id: int


@dataclass(frozen=True, kw_only=True)
class MailboxVerified(Event):
    """A mail that we sent to the address came back: its forwarding works."""

    about: ClassVar[str] = "mailbox"
    mailbox_id: int


@dataclass(frozen=True, kw_only=True)
class MailboxRemoved(Event):
    """Nothing is fetched for the address any more; what came stays."""

    about: ClassVar[str] = "mailbox"
    mailbox_id: int
    address: str


@dataclass(frozen=True, kw_only=True)
class AlarmEvent(Event):
    """Base: what becomes of an alarm."""

    about: ClassVar[str] = "alarm"
    alarm_id: int


@dataclass(frozen=True, kw_only=True)
class AlarmRaised(AlarmEvent):
    """Something is wrong with the channel, and somebody has to know."""


@dataclass(frozen=True, kw_only=True)
class AlarmEnded(AlarmEvent):
    """What was wrong is well again."""
