"""Questions about mails: which ticket one belongs to, whose address it came to, what awaits a person."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet

from ruhepol.channels.email.mime.model import Address, Mail
from ruhepol.channels.email.models import AddressState, Delivery, Mailbox, RawMail, Recipient, Storm
from ruhepol.channels.email.subjects import same_topic
from ruhepol.channels.email.tokens import tickets_in
from ruhepol.core import clock
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.people.models import Agent, Brand, Identity, IdentityKind
from ruhepol.tickets.models import Copy, Message, Ticket

OWN_PREFIX = "ruhepol."
"""What our own Message-IDs begin with."""
MOST_IDS = 30
MOST_SUBJECTS = 50
MOST_COPIES = 20
LONGEST_ADDRESS = 254

_BRANDS = Prepared(lambda: Brand.objects.order_by("id").values_list("support_address", "pk"), is_settled=True)
_BRAND = Prepared(lambda: Brand.objects.filter(pk=Slot("id")))
_SENT = Prepared(lambda: Delivery.objects.filter(ticket=Slot("ticket"), message__isnull=False))
_RECIPIENTS = Prepared(
    lambda: Recipient.objects.filter(delivery__ticket=Slot("ticket"), delivery__message__isnull=False)
)
_STATE = Prepared(lambda: AddressState.objects.filter(address=Slot("address")))
_BOXES = Prepared(lambda: Mailbox.objects.order_by("pk").values_list("address", "pk", "catches_all"))
_MAILBOXES = Prepared(lambda: Mailbox.objects.values_list("address", "brand_id"), is_settled=True)

_REMARKABLE = Prepared(
    lambda: RawMail.objects.filter(ticket=Slot("ticket")).exclude(hint="", dmarc="", dkim="", spf="", seal="")
)


@dataclass(frozen=True, slots=True)
class Thread:
    """The ticket a mail seems to belong to; `trusted` when it may be written into it."""

    ticket: Ticket
    trusted: bool
    stranger: bool
    """The sender has neither written in this ticket before nor been sent a copy of its mails."""


@dataclass(frozen=True, slots=True)
class ChannelHealth:
    """How the channel is: mailboxes that fail, mails nobody has decided about, the oldest that waits."""

    failing: tuple[Mailbox, ...]
    quarantined: int
    stuck: int
    oldest_waiting: datetime | None
    storms: tuple[Storm, ...]
    held: int


def tokened(mail: Mail, envelope_to: str) -> list[int]:
    """Return the tickets whose genuine tokens a mail bears, nearest first; some may be gone."""
    tags = [envelope_to, *(to.address for to in (*mail.to, *mail.cc))]
    return tickets_in(" ".join([*mail.thread_ids[:MOST_IDS], *tags]))


def thread_of(mail: Mail, envelope_to: str, sender: Identity) -> Thread | None:
    """Return the ticket a mail continues: by our signed token, else by a known id and a known sender.

    Numbers in subject or text prove nothing and are not looked at.
    """
    if ticket := _first_of(tokened(mail, envelope_to)):
        return Thread(ticket, trusted=True, stranger=not _took_part(sender, ticket))
    if ticket := _by_known_id(mail.thread_ids[:MOST_IDS]):
        known = _took_part(sender, ticket)
        return Thread(ticket, trusted=known, stranger=not known)
    return None


def ticket_by_token(text: str) -> Ticket | None:
    """Return the ticket of the first genuine token in `text` that still exists."""
    return _first_of(tickets_in(text))


def _first_of(ids: Iterable[int]) -> Ticket | None:
    found = (Ticket.objects.filter(pk=ticket_id).first() for ticket_id in ids)
    standing = (ticket.standing for ticket in found if ticket)
    return next((ticket for ticket in standing if not ticket.is_erased), None)


def _by_known_id(ids: Iterable[str]) -> Ticket | None:
    """Return the ticket of the nearest mail of the thread that came in here."""
    wanted = [header_id for header_id in ids if not header_id.startswith(OWN_PREFIX)]
    if not wanted:
        return None
    known = RawMail.objects.filter(header_id__in=wanted, ticket__isnull=False).select_related("ticket")
    by_id = {mail.header_id: mail.ticket.standing for mail in known[:MOST_IDS] if mail.ticket}
    found = (by_id[header_id] for header_id in wanted if header_id in by_id)
    return next((ticket for ticket in found if not ticket.is_erased), None)


def _took_part(sender: Identity, ticket: Ticket) -> bool:
    if ticket.customer_id == sender.customer_id or ticket.contact_id == sender.pk:
        return True
    if Message.objects.filter(ticket=ticket, customer_id=sender.customer_id).exists():
        return True
    return Copy.objects.filter(message__ticket=ticket, address=sender.value.lower()).exists()


def is_new_topic(subject: str, ticket: Ticket) -> bool:
    """Tell whether a mail in a ticket speaks of something else than every mail of it before."""
    if same_topic(subject, ticket.subject):
        return False
    earlier = RawMail.objects.filter(ticket=ticket).values_list("subject", flat=True)
    return not any(same_topic(subject, known) for known in earlier[:MOST_SUBJECTS])


def remarkable_mails(ticket: Ticket) -> dict[int, RawMail]:
    """Return the mails of a ticket of which there is something to say, by their message's key."""
    return {mail.message_id: mail for mail in _REMARKABLE.all(ticket=ticket.pk) if mail.message_id}


def own_delivery(ids: Iterable[str]) -> Delivery | None:
    """Return the mail of ours that one of these Message-IDs names."""
    own = [header_id for header_id in ids if header_id.startswith(OWN_PREFIX)]
    return Delivery.objects.filter(header_id__in=own).first() if own else None


def untagged(address: str) -> str:
    """Return an address in lower case without its `+tag`."""
    local, _, domain = address.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def own_addresses() -> dict[str, int]:
    """Return every address of ours with the key of its brand."""
    own = {address.lower(): brand_id for address, brand_id in _BRANDS.all()}
    return own | dict(_MAILBOXES.all())


@dataclass(frozen=True, slots=True)
class Recipients:
    """Whom our SMTP server takes mail for: addresses and domains, each with its mailbox if it has one."""

    addresses: dict[str, int | None] = field(default_factory=dict)
    domains: dict[str, int] = field(default_factory=dict)

    def covers(self, address: str) -> bool:
        """Tell whether an address, with or without a tag, is ours."""
        return untagged(address) in self.addresses or address.lower().rpartition("@")[2] in self.domains

    def mailbox_of(self, address: str) -> int | None:
        """Return the key of the mailbox an address belongs to."""
        bare = untagged(address)
        caught = self.domains.get(address.lower().rpartition("@")[2])
        return self.addresses.get(bare, caught)


def recipients_of_ours() -> Recipients:
    """Return whom mail is taken for: brands' addresses, mailboxes, and domains of which all is wanted."""
    rows = _BOXES.all()
    boxes: dict[str, int | None] = {address: key for address, key, _all in rows}
    domains = {address.rpartition("@")[2]: key for address, key, catches in rows if catches}
    return Recipients(dict.fromkeys(own_addresses()) | boxes, domains)


def also_written_to(mail: Mail) -> list[Address]:
    """Return whom a mail was sent to besides us and its sender; a mail to one address has nobody else."""
    named = {to.address.lower(): to for to in (*mail.to, *mail.cc)}
    if len(named) <= 1:
        return []
    never = {*own_addresses(), mail.sender.address.lower() if mail.sender else ""}
    others = [to for key, to in named.items() if not {key, untagged(key)} & never and _can_be_written_to(key)]
    return others[:MOST_COPIES]


def _can_be_written_to(address: str) -> bool:
    """Tell whether our mails could go there at all; strangers write anything into `Cc`."""
    local, at, domain = address.rpartition("@")
    return bool(local and at and domain) and local.isascii() and len(address) <= LONGEST_ADDRESS


def brand_written_to(mail: Mail, raw: RawMail) -> Brand | None:
    """Return the brand a mail was sent to, the oldest one where no address tells."""
    if raw.mailbox:
        return raw.mailbox.brand
    own = own_addresses()
    addressed = [raw.envelope_to, *(to.address for to in (*mail.to, *mail.cc))]
    named = (own.get(untagged(address)) for address in addressed)
    brand_id = next((key for key in named if key), None) or min(own.values(), default=0)
    return _BRAND.first(id=brand_id)


def deliveries_of(ticket: Ticket) -> dict[int, Delivery]:
    """Return the deliveries of a ticket's replies by message, for a page that shows how far each has come."""
    return {delivery.message_id: delivery for delivery in _SENT.all(ticket=ticket.pk) if delivery.message_id}


def recipients_of(ticket: Ticket) -> dict[int, list[Recipient]]:
    """Return the recipients of a ticket's replies to several, by the delivery's key."""
    found: dict[int, list[Recipient]] = {}
    for recipient in _RECIPIENTS.all(ticket=ticket.pk):
        found.setdefault(recipient.delivery_id, []).append(recipient)
    return found


def bouncing(address: str) -> AddressState | None:
    """Return what is known of an address whose mail comes back; None where it does not, or lives again."""
    state = _STATE.first(address=address.lower())
    if state is None:
        return None
    customers = Identity.objects.filter(kind=IdentityKind.EMAIL, value=state.address).values("customer")
    heard = RawMail.objects.filter(message__customer__in=customers, received_at__gt=state.bounced_at)
    return None if heard.filter(sender__iexact=state.address).exists() else state


def quarantined_for(agent: Agent) -> QuerySet[RawMail]:
    """Return the mails in quarantine, newest first; partners see none, for nobody knows whose they are."""
    return RawMail.objects.quarantined().visible_to(agent)


def stuck_for(agent: Agent) -> QuerySet[Delivery]:
    """Return the mails an agent has to decide about: failed, doubtful or held."""
    return Delivery.objects.stuck().visible_to(agent).select_related("ticket", "message")


def health() -> ChannelHealth:
    """Return what a start page warns of."""
    waiting = Delivery.objects.filter(state=Delivery.State.QUEUED).order_by("created_at").first()
    return ChannelHealth(
        failing=tuple(Mailbox.objects.filter(is_active=True).exclude(error="").order_by("address")),
        quarantined=RawMail.objects.quarantined().count(),
        stuck=Delivery.objects.stuck().count(),
        oldest_waiting=waiting.created_at if waiting else None,
        storms=tuple(Storm.objects.raging(clock.now()).order_by("began_at")),
        held=Delivery.objects.filter(state=Delivery.State.HELD).count(),
    )
