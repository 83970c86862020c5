"""Turning a delivery's row into the mail that goes out: words, files, and the headers that thread it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from email.headerregistry import Address
from email.utils import format_datetime
from functools import lru_cache

from django.conf import settings
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from ruhepol.channels.email import letters, tokens
from ruhepol.channels.email.exceptions import NoLongerNeededError, UndeliverableError
from ruhepol.channels.email.leaving import declines, leave_link
from ruhepol.channels.email.models import Delivery, Letterhead, Mailbox, RawMail, Recipient
from ruhepol.channels.email.services import several, talks
from ruhepol.channels.email.sheet import Sheet, file_part
from ruhepol.channels.email.wire import ascii_address
from ruhepol.core.crypto import sign
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.files import services as files
from ruhepol.core.files.errors import FileMissing
from ruhepol.core.text.pictures import pictures_in
from ruhepol.people.selectors import email_identity
from ruhepol.people.services.sign_in import LIFETIME, issue_code
from ruhepol.tickets.models import Attachment, Solution, Ticket

MOST_REFERENCES = 8
_PLAIN_ID = re.compile(r"[!-~]{1,100}")
_HEAD = Prepared(lambda: Letterhead.objects.filter(brand=Slot("brand")))
_CAME = Prepared(
    lambda: (
        RawMail.objects.filter(ticket=Slot("ticket"), message__isnull=False)
        .exclude(header_id="")
        .order_by("-id")
        .values_list("received_at", "header_id")[:MOST_REFERENCES]
    )
)
_WORDS = (Delivery.Kind.REPLY, Delivery.Kind.NOTICE, Delivery.Kind.ASKED)
_WENT = Prepared(
    lambda: (
        Delivery.objects.filter(ticket=Slot("ticket"), pk__lt=Slot("id"), kind__in=_WORDS)
        .order_by("-id")
        .values_list("created_at", "header_id")[:MOST_REFERENCES]
    )
)
_TAKES_TAGS = Prepared(
    lambda: Mailbox.objects.filter(address=Slot("address"), takes_tags=True).values_list("pk", flat=True)
)
_FILES = Prepared(lambda: Attachment.objects.filter(message=Slot("message")))
_BREAKS = re.compile(r"[\r\n\x00]+")


def compose(delivery: Delivery) -> Sheet:
    """Return the whole mail.

    Raises UndeliverableError where a part of it is missing, NoLongerNeededError where time has passed it.
    """
    with translation.override(delivery.language), timezone.override(delivery.brand.time_zone):
        letter = _WRITERS[Delivery.Kind(delivery.kind)](delivery)
        mail = Sheet()
        _address(mail, delivery, letter)
        if link := leave_link(delivery):
            letter = replace(letter, leave=link)
            _offer_leaving(mail, delivery, link)
        _thread(mail, delivery)
        attached = _attached(delivery)
        shown = _shown(delivery, attached)
        ids = {file.content_id: f"{file.content_id}@{delivery.brand.domain}" for file in shown}
        _write(mail, delivery, replace(letter, pictures=ids), shown)
    _attach(mail, [file for file in attached if file not in shown])
    return mail


def _attached(delivery: Delivery) -> list[Attachment]:
    """Return the files of an answer, and of those that go along with it."""
    if not delivery.message_id:
        return []
    carried = [message.pk for message in talks.unseen_before(delivery)]
    return [file for message in [*carried, delivery.message_id] for file in _FILES.all(message=message)]


def _shown(delivery: Delivery, attached: Iterable[Attachment]) -> list[Attachment]:
    """Return the pictures that stand within an answer's words."""
    named = pictures_in(_text(delivery))
    return [file for file in attached if file.content_id in named]


def _offer_leaving(mail: Sheet, delivery: Delivery, link: str) -> None:
    """Name the link by which such mails end, for programs (RFC 2369; by one click, RFC 8058)."""
    if delivery.ticket and declines(delivery.ticket.customer_id, delivery.kind):
        raise NoLongerNeededError
    mail["List-Unsubscribe"] = f"<{link}>"
    if link.startswith("https:"):
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def _write(mail: Sheet, delivery: Delivery, letter: letters.Letter, shown: Iterable[Attachment]) -> None:
    """Set the words as text and as HTML, with the pictures they show; below, the brand's foot and picture."""
    head = _HEAD.first(brand=delivery.brand_id) or Letterhead()
    picture = f"picture.{head.picture[:16]}@{delivery.brand.domain}"
    html = letter.as_html(
        brand=delivery.brand.name,
        language=delivery.language,
        foot=mark_safe(head.html) if head.html else letters.dressed(head.text),  # noqa: S308  cleaned when saved
        picture=picture if head.picture else "",
    )
    pictures = [
        file_part(_read(file.digest, file.name), file.content_type, cid=letter.pictures[file.content_id])
        for file in shown
    ]
    if head.picture:
        pictures += [file_part(_read(head.picture, "picture"), head.picture_type, cid=picture)]
    mail.write(text=letter.as_text(head.text), html=html, pictures=pictures)


def _address(mail: Sheet, delivery: Delivery, letter: letters.Letter) -> None:
    brand = delivery.brand
    person = delivery.message.agent if delivery.message else None
    shown = f"{person.name} ({brand.name})" if person else brand.name
    mail["From"] = _person(shown, brand.support_address)
    # What somebody typed as a name into an open form is not passed on by a mail nobody wrote.
    name = delivery.ticket.customer.name if delivery.ticket and not delivery.is_automatic else ""
    mail["To"] = _recipient(name, delivery.to)
    copies = [row for row in several.recipients(delivery) if row.role == Recipient.Role.CC]
    if copies:
        mail["Cc"] = [_recipient(row.name, row.address) for row in copies]
    mail["Subject"] = _BREAKS.sub(" ", letter.subject)
    mail["Date"] = format_datetime(delivery.created_at)
    mail["Message-ID"] = f"<{delivery.header_id}>"
    if delivery.is_automatic:
        answers = delivery.kind == Delivery.Kind.RECEIPT
        mail["Auto-Submitted"] = "auto-replied" if answers else "auto-generated"
        mail["X-Auto-Response-Suppress"] = "All"


@lru_cache(maxsize=1024)
def _parts(address: str) -> tuple[str, str]:
    """Return local part and domain of an address: to take one apart costs more than to write a whole head."""
    parsed = Address(addr_spec=ascii_address(address))
    return parsed.username, parsed.domain


def _person(name: str, address: str) -> Address:
    return Address(_BREAKS.sub(" ", name), *_parts(address))


def _recipient(name: str, address: str) -> Address:
    try:
        return _person(name, address)
    except (ValueError, UnicodeError) as error:
        raise UndeliverableError(f"{address!r}: {error}") from error


def _thread(mail: Sheet, delivery: Delivery) -> None:
    """Name the mails this one answers, and give its answers a tag where the mailbox delivers tags."""
    if delivery.ticket_id is None:
        return
    came, went = _CAME.all(ticket=delivery.ticket_id), _WENT.all(ticket=delivery.ticket_id, id=delivery.pk)
    dated = [*came, *went]
    ids = [f"<{one}>" for _, one in sorted(dated) if _PLAIN_ID.fullmatch(one)][-MOST_REFERENCES:]
    if ids:
        mail["In-Reply-To"] = ids[-1]
        mail["References"] = " ".join(ids)
    if _TAKES_TAGS.all(address=delivery.brand.support_address.lower()):
        local = delivery.brand.support_address.rpartition("@")[0]
        mail["Reply-To"] = f"{local}+{tokens.token(delivery.ticket_id)}@{delivery.brand.domain}"


def _attach(mail: Sheet, attached: Iterable[Attachment]) -> None:
    """Add the files; one that is missing stops the mail, for half an answer is a wrong one."""
    for file in attached:
        mail.attach(file_part(_read(file.digest, file.name), file.content_type, name=file.name))


def _read(digest: str, name: str) -> bytes:
    try:
        return files.read(digest)
    except FileMissing as error:
        raise UndeliverableError(f"{name}: {type(error).__name__}") from error


def _text(delivery: Delivery) -> str:
    """Return the words of an answer, below those that go along with it."""
    if delivery.message is None:
        return ""
    return "\n\n".join([*(message.text for message in talks.unseen_before(delivery)), delivery.message.text])


def _asked(delivery: Delivery) -> letters.Letter:
    """Return news somebody asked for, or the conversation."""
    return _reply(delivery) if delivery.message_id else talks.transcript(delivery)


def _reply(delivery: Delivery) -> letters.Letter:
    message, ticket = delivery.message, delivery.ticket
    if message is None or ticket is None:
        raise UndeliverableError("the answer is gone")
    agent = message.agent
    signature = (
        (agent.signature.strip() or f"{agent.name}\n{delivery.brand.name}") if agent else delivery.brand.name
    )
    begins = message.number == 1
    return letters.reply(subject=_subject(ticket), text=_text(delivery), signature=signature, begins=begins)


def _subject(ticket: Ticket) -> str:
    """Return the ticket's subject, or none of its words where they are a stranger's to this reader."""
    if ticket.channel == Ticket.Channel.CHAT and not _is_theirs(ticket):
        return _("Chat with %(brand)s") % {"brand": ticket.brand.name}
    return ticket.subject


def _question(delivery: Delivery) -> letters.Letter:
    claim = Solution.objects.filter(ticket=delivery.ticket_id, outcome="").first()
    if claim is None or delivery.ticket is None or delivery.cause != f"solution:{claim.pk}":
        raise NoLongerNeededError
    page = reverse("portal:confirm", args=[sign("solution", str(claim.pk))])
    link = f"{settings.RUHEPOL.address}{page}"
    return letters.question(
        subject=delivery.ticket.subject if _is_theirs(delivery.ticket) else f"#{delivery.ticket_id}",
        yes=f"{link}?answer=yes",
        no=f"{link}?answer=no",
        closes=formats.date_format(timezone.localtime(claim.silent_at), "DATE_FORMAT"),
        signature=delivery.brand.name,
    )


def _is_theirs(ticket: Ticket) -> bool:
    """Tell whether the subject comes from whoever reads that mail, not from a stranger at a form."""
    contact = ticket.contact
    if contact and contact.customer_id != ticket.customer_id:
        return False
    return ticket.channel == Ticket.Channel.EMAIL or bool(contact and contact.verified_at)


def _receipt(delivery: Delivery) -> letters.Letter:
    return letters.receipt(number=delivery.ticket_id or 0, signature=delivery.brand.name)


def _sign_in(delivery: Delivery) -> letters.Letter:
    """Make the code only now: it is in this mail and, as a digest, with the people room."""
    identity = email_identity(delivery.to)
    if identity is None:
        raise NoLongerNeededError
    minutes = int(LIFETIME.total_seconds() // 60)
    return letters.sign_in(code=issue_code(identity=identity), minutes=minutes, signature=delivery.brand.name)


def _check(delivery: Delivery) -> letters.Letter:
    return letters.check(address=delivery.to, signature=delivery.brand.name)


def _follow(delivery: Delivery) -> letters.Letter:
    page = reverse("portal:follow_confirm", args=[sign("follow", delivery.cause)])
    return letters.follow(link=f"{settings.RUHEPOL.address}{page}", signature=delivery.brand.name)


_WRITERS = {
    Delivery.Kind.FOLLOW: _follow,
    Delivery.Kind.REPLY: _reply,
    Delivery.Kind.NOTICE: _reply,
    Delivery.Kind.ASKED: _asked,
    Delivery.Kind.SOLUTION: _question,
    Delivery.Kind.RECEIPT: _receipt,
    Delivery.Kind.SIGN_IN: _sign_in,
    Delivery.Kind.CHECK: _check,
}
