"""What a mail means: an answer, a new concern, a machine's notice, or our own mail come back."""

from django.conf import settings
from django.utils.translation import gettext as _

from ruhepol.channels.email import selectors
from ruhepol.channels.email.exceptions import UnreadableMailError
from ruhepol.channels.email.mime.model import ANSWERS, REPORTS, Mail, Part, Seal
from ruhepol.channels.email.mime.parse import parse
from ruhepol.channels.email.models import RawMail
from ruhepol.channels.email.services.colleague import answer_as, colleague_of
from ruhepol.channels.email.services.judge import read_report
from ruhepol.channels.email.services.reports import leave_note, note_report
from ruhepol.channels.email.services.scan import let_through
from ruhepol.channels.email.services.verify import came_back
from ruhepol.channels.email.trust import certificates
from ruhepol.core.actors import SYSTEM
from ruhepol.core.files import services as files
from ruhepol.core.html.clean import any_picture, clean_mail
from ruhepol.core.text import Language, detect, in_writing
from ruhepol.people.models import Brand, Identity
from ruhepol.people.services.recognise import recognise
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.services.files import keep
from ruhepol.tickets.services.receive import CopyTo, File, Opening, receive


def understand(raw: RawMail, *, anyhow: bool = False) -> None:
    """Read a mail and act on it; the row's fields then tell what became of it.

    Raises UnreadableMailError with words for the person who will look at it.
    """
    content = files.read(raw.digest)
    mail = parse(content)
    raw.header_id, raw.subject = mail.message_id, mail.subject[:300]
    raw.sender = mail.sender.address[:320] if mail.sender else ""
    raw.quiet = mail.quiet
    if mail.seal:
        raw.seal, raw.sealed_by = f"{mail.seal.kind}:{_worth(raw, mail.seal)}", mail.seal.by
    let_through(raw)
    read_report(raw, content)
    del content  # a large mail need not stay while its files are kept
    if mail.message_id and (own := selectors.own_delivery([mail.message_id])):
        checked = raw.source != RawMail.Source.FILE and came_back(delivery=own)
        words = _("The mail by which the forwarding was checked.") if checked else ""
        _ignore(raw, words or _("This is a mail of our own that came back."))
    elif mail.machine in REPORTS and not anyhow:
        note_report(raw, mail)
    elif mail.machine in ANSWERS and not anyhow and _answers_no_ticket(mail):
        _ignore(raw, _("An automatic answer to an automatic mail of ours."))
    else:
        _converse(raw, mail)


def _worth(raw: RawMail, seal: Seal) -> str:
    """Return what a mail's signature is worth, in one word."""
    if seal.state != "intact" or not seal.certificates:
        return seal.state
    return certificates.state(seal.certificates, raw.sender, raw.received_at, settings.RUHEPOL.mail_issuers)


def _ignore(raw: RawMail, reason: str) -> None:
    raw.state, raw.reason = RawMail.State.IGNORED, reason


def _answers_no_ticket(mail: Mail) -> bool:
    ours = selectors.own_delivery(mail.thread_ids[: selectors.MOST_IDS])
    return bool(ours and ours.ticket_id is None)


def _converse(raw: RawMail, mail: Mail) -> None:
    """Write the mail into its ticket, or open one."""
    if (
        mail.sender is None
        or len(mail.sender.address) > selectors.LONGEST_ADDRESS
        or mail.sender.address.startswith("@")
    ):
        raise UnreadableMailError(_("This mail names no sender who could be answered."))
    if colleague := colleague_of(raw, mail):
        _settle(raw, mail, answer_as(*colleague, text=_words(mail), files=_files(mail)))
        return
    brand = selectors.brand_written_to(mail, raw)
    if brand is None:
        raise UnreadableMailError(_("No brand has been set up yet that this mail could belong to."))
    language = detect(f"{mail.subject}\n{mail.visible}", default=_language(brand))
    sender = recognise(address=mail.sender.address, name=mail.sender.name, language=language, by=SYSTEM)
    thread = selectors.thread_of(mail, raw.envelope_to, sender)
    if thread and thread.trusted and mail.machine in ANSWERS:
        _note_automatic(raw, mail, thread.ticket)
        return
    if thread and thread.trusted:
        _continue(raw, mail, sender, thread)
        return
    if thread:
        raw.hint, raw.hint_ticket = RawMail.Hint.BELONGS, thread.ticket
    _open(raw, mail, sender, brand, language)


def _continue(raw: RawMail, mail: Mail, sender: Identity, thread: selectors.Thread) -> None:
    if raw.hint:
        pass  # what is known of the sender matters more
    elif thread.stranger:
        raw.hint = RawMail.Hint.STRANGER
    elif selectors.is_new_topic(mail.subject, thread.ticket):
        raw.hint = RawMail.Hint.TOPIC
    _receive(raw, mail, sender, ticket=thread.ticket)


def _open(raw: RawMail, mail: Mail, sender: Identity, brand: Brand, language: Language) -> None:
    begun_by = Ticket.Begin.SYSTEM if mail.machine else Ticket.Begin.CUSTOMER
    subject = mail.subject or _("(no subject)")
    _receive(
        raw,
        mail,
        sender,
        opening=Opening(brand=brand, subject=subject, language=language, begun_by=begun_by),
    )


def _language(brand: Brand) -> Language:
    return in_writing(brand.default_language)


def _receive(
    raw: RawMail,
    mail: Mail,
    sender: Identity,
    *,
    ticket: Ticket | None = None,
    opening: Opening | None = None,
) -> None:
    message = receive(
        contact=sender,
        channel=Ticket.Channel.EMAIL,
        text=_words(mail),
        folded=mail.folded,
        html=clean_mail(mail.html, picture=any_picture) if mail.html else "",
        files=_files(mail),
        copies=[CopyTo(address=to.address, name=to.name) for to in selectors.also_written_to(mail)],
        origin=f"email:{raw.pk}",
        by=sender.customer.actor,
        at=raw.received_at,
        ticket=ticket,
        opening=opening,
    )
    _settle(raw, mail, message)


def _settle(raw: RawMail, mail: Mail, message: Message) -> None:
    raw.message, raw.ticket, raw.state, raw.reason = message, message.ticket, RawMail.State.DONE, mail.damage


def _files(mail: Mail) -> list[File]:
    return [_stored(part) for part in mail.parts]


def _words(mail: Mail) -> str:
    """Return what the page shows; a mail without a word is spoken for by its subject."""
    spoken = mail.visible.strip() or mail.text.strip()
    return spoken or ("" if mail.parts else mail.subject or "–")


def _stored(part: Part) -> File:
    return keep(part.content, name=part.name, declared=part.content_type, content_id=part.content_id)


def _note_automatic(raw: RawMail, mail: Mail, ticket: Ticket) -> None:
    """Keep a machine's answer in the ticket without letting it pass for the customer's word."""
    words = _("Automatic answer from %(address)s:\n\n%(text)s")
    leave_note(ticket, words, address=raw.sender, text=_words(mail))
    raw.ticket, raw.state = ticket, RawMail.State.DONE
