"""Mails in the states somebody has to decide about."""

from ruhepol.channels.email.models import Delivery, RawMail
from ruhepol.core import clock
from ruhepol.core.files.services import store
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.receive import receive


def make_quarantined(content=b"Subject: ?\n\n?", **facts):
    """Return a mail in quarantine; its bytes are stored."""
    kept = store(content)
    defaults = {
        "key": f"test:{kept.digest[:20]}",
        "source": RawMail.Source.FILE,
        "digest": kept.digest,
        "size": kept.size,
        "state": RawMail.State.QUARANTINED,
        "reason": "no sender",
        "next_at": clock.now(),
        "received_at": clock.now(),
    }
    return RawMail.objects.create(**{**defaults, **facts})


def make_large(mailbox, **facts):
    """Return a mail of which only the header was fetched."""
    defaults = {"extent": "head", "size": 200 * 2**20, "uid_key": "1:1", "mailbox": mailbox}
    return make_quarantined(b"Subject: Gro\xc3\x9f\r\n\r\n", **{**defaults, **facts})


def make_stuck(brand, **facts):
    """Return a mail to the newest ticket's customer that was refused."""
    ticket = facts.pop("ticket", None) or Ticket.objects.latest("pk")
    defaults = {
        "kind": Delivery.Kind.REPLY,
        "brand": brand,
        "to": "kim@turnierserver.example",
        "language": "de",
        "ticket": ticket,
        "message": ticket.messages.first(),
        "header_id": f"ruhepol.{ticket.pk}@test",
        "state": Delivery.State.FAILED,
        "error": "550 no such user",
        "next_at": clock.now(),
        "created_at": clock.now(),
    }
    return Delivery.objects.create(**{**defaults, **facts})


def make_mail_in(ticket, contact, text="Noch etwas", **facts):
    """Return a mail of `contact` that came into a ticket."""
    message = receive(
        contact=contact, channel="email", text=text, ticket=ticket, by=contact.customer.actor,
        origin=f"email:test-{RawMail.objects.count()}",
    )  # fmt: skip
    defaults = {
        "key": f"test:{message.pk}",
        "state": RawMail.State.DONE,
        "reason": "",
        "sender": contact.value,
        "subject": "Re: " + ticket.subject,
        "ticket": ticket,
        "message": message,
    }
    return make_quarantined(text.encode(), **{**defaults, **facts})
