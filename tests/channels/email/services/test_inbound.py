"""What mails mean: tickets, answers, and notes that do not pass for a customer's word."""

from dataclasses import replace

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.serialization import pkcs7

from ruhepol.channels.email import tokens
from ruhepol.channels.email.models import RawMail
from ruhepol.core.actors import SYSTEM
from ruhepol.core.files import services as files
from ruhepol.people.models import Customer
from ruhepol.people.services.erasing import erase
from ruhepol.tickets.models import Message, Ticket
from ruhepol.tickets.services.solve import solve
from tests.factories.certificates import make_certificate
from tests.factories.mail import arrive, make_mail
from tests.factories.tickets import make_ticket

pytestmark = pytest.mark.usefixtures("world")


def test_a_mail_opens_a_ticket(world):
    """Sender, subject, words, brand and language of an ordinary mail are found on its ticket."""
    raw = arrive(make_mail("Hallo,\n\nmein Server startet nicht.\n\n-- \nKim Berger"))
    ticket = Ticket.objects.get()
    assert (ticket.contact, ticket.brand, ticket.language) == (world.kim, world.brand, "de")
    message = ticket.messages.get()
    assert message.text == "Hallo,\n\nmein Server startet nicht."
    assert "Kim Berger" in message.folded
    assert (raw.state, raw.ticket, raw.message) == (RawMail.State.DONE, ticket, message)


def test_a_signature_is_kept_with_the_mail():
    """What is known of a signature stands at the mail, and its armour is not in the message."""
    armour = (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n{}\n-----BEGIN PGP SIGNATURE-----\n\niQ=\n{}"
    )
    raw = arrive(make_mail(armour.format("Mein Server startet nicht.", "-----END PGP SIGNATURE-----")))
    assert raw.seal == "pgp:unchecked"
    assert raw.message.text == "Mein Server startet nicht."


def test_a_signature_is_checked_up_to_its_issuer(settings, tmp_path):
    """An unchanged mail with a certificate of the sender's, issued by somebody we believe, is valid."""
    issuer = make_certificate("Root")
    (tmp_path / "root.pem").write_bytes(issuer[0].public_bytes(serialization.Encoding.PEM))
    certificate, key = make_certificate("kim@turnierserver.example", issuer)
    builder = pkcs7.PKCS7SignatureBuilder().set_data(
        b"Content-Type: text/plain\r\n\r\nMein Server steht.\r\n"
    )
    body = builder.add_signer(certificate, key, hashes.SHA256()).sign(
        serialization.Encoding.SMIME, [pkcs7.PKCS7Options.DetachedSignature]
    )
    for trusted, state in ((tmp_path, "smime:valid"), (tmp_path / "nowhere", "smime:intact")):
        settings.RUHEPOL = replace(settings.RUHEPOL, mail_issuers=str(trusted))
        head = f"From: kim@turnierserver.example\nTo: hilfe@nordstern.example\nSubject: {state}\n"
        raw = arrive(head.encode() + body)
        assert (raw.seal, raw.sealed_by) == (state, "kim@turnierserver.example")


def test_a_stranger_becomes_a_customer():
    """Who writes for the first time is known afterwards, with the name the mail gives."""
    arrive(make_mail("My parcel has not arrived.", sender="Robin Doe <Robin@Shop.example>"))
    customer = Customer.objects.get(identities__value="robin@shop.example")
    assert (customer.name, customer.language) == ("Robin Doe", "en")


def test_an_answer_with_our_token_goes_on_with_the_ticket(world):
    """The token in References or in the address is enough, whatever became of the subject."""
    ticket = make_ticket(contact=world.kim)
    token = tokens.token(ticket.pk)
    arrive(make_mail("Danke", References=f"<ruhepol.reply.abc.{token}@nordstern.example>", Subject="Anderes"))
    arrive(make_mail("Noch etwas", To=f"hilfe+{token.upper()}@nordstern.example"))
    assert [message.text for message in ticket.messages.all()][1:] == ["Danke", "Noch etwas"]


def test_a_forged_token_opens_nothing(world):
    """A token for another ticket number does not carry our signature."""
    first, second = make_ticket(contact=world.kim), make_ticket(contact=world.kim)
    forged = tokens.token(first.pk).replace(f"t{first.pk}x", f"t{second.pk}x")
    arrive(make_mail("Hm", References=f"<ruhepol.reply.abc.{forged}@nordstern.example>"))
    assert second.messages.count() == 1
    assert Ticket.objects.count() == 3


def test_a_known_id_and_a_known_sender_go_on_with_the_ticket():
    """A customer who answers their own mail stays in the ticket."""
    arrive(make_mail("Erste", Message_ID="<one@turnierserver.example>"))
    arrive(make_mail("Zweite", In_Reply_To="<one@turnierserver.example>"))
    assert Ticket.objects.get().messages.count() == 2


def test_a_known_id_from_a_stranger_opens_a_ticket_with_a_hint():
    """Somebody else's answer does not show up in a customer's ticket; agents learn of the link."""
    first = arrive(make_mail("Erste", Message_ID="<one@turnierserver.example>"))
    second = arrive(
        make_mail("Ich auch", sender="eve@else.example", In_Reply_To="<one@turnierserver.example>")
    )
    assert second.ticket != first.ticket
    assert (second.hint, second.hint_ticket) == (RawMail.Hint.BELONGS, first.ticket)


def test_an_answer_to_an_erased_ticket_begins_a_new_one(world):
    """Who answers an old mail of ours after being erased is somebody new, with a concern of their own."""
    ticket = make_ticket(contact=world.kim)
    references = f"<ruhepol.reply.x.{tokens.token(ticket.pk)}@nordstern.example>"
    erase(customer=world.kim.customer, by=SYSTEM)
    mail = arrive(make_mail("Doch noch etwas", References=references))
    assert ticket.messages.count() == 1
    assert mail.ticket != ticket
    assert mail.ticket.customer != ticket.customer


def test_a_stranger_with_our_token_is_pointed_out(world):
    """A forwarded thread may be answered by its new reader, and agents see that it is a new person."""
    ticket = make_ticket(contact=world.kim)
    references = f"<ruhepol.reply.x.{tokens.token(ticket.pk)}@nordstern.example>"
    mail = arrive(
        make_mail("Ich antworte für Kim", sender="chef@turnierserver.example", References=references)
    )
    assert [message.kind for message in ticket.messages.all()] == ["customer", "customer"]
    assert (mail.ticket, mail.hint) == (ticket, RawMail.Hint.STRANGER)


@pytest.mark.parametrize(
    ("subject", "hint"),
    [("AW: Server startet nicht", ""), ("Rechnung fehlt", RawMail.Hint.TOPIC), ("", ""), ("Re: [#3]", "")],
)
def test_a_new_topic_in_an_old_thread_is_pointed_out(world, subject, hint):
    """Who answers an old mail to ask something new is heard in the thread, and agents are offered a split."""
    ticket = make_ticket(contact=world.kim, subject="Server startet nicht")
    references = f"<ruhepol.reply.x.{tokens.token(ticket.pk)}@nordstern.example>"
    mail = arrive(make_mail("Hallo", Subject=subject, References=references))
    assert (mail.ticket, mail.hint) == (ticket, hint)


def test_a_topic_that_was_pointed_out_is_known(world):
    """The second mail under the new subject is no news."""
    ticket = make_ticket(contact=world.kim, subject="Server startet nicht")
    references = f"<ruhepol.reply.x.{tokens.token(ticket.pk)}@nordstern.example>"
    first, second = (arrive(make_mail(t, Subject="Rechnung", References=references)) for t in ("a", "b"))
    assert (first.hint, second.hint) == (RawMail.Hint.TOPIC, "")


@pytest.mark.parametrize("subject", ["Re: [#1] Server", "AW: Ticket 1", "#1", "WG: Fwd: #1"])
def test_a_number_in_the_subject_proves_nothing(world, subject):
    """A number anybody can type never leads into a ticket."""
    ticket = make_ticket(contact=world.kim)
    arrive(make_mail(f"zu #{ticket.pk} color:#{ticket.pk}", Subject=subject.replace("1", str(ticket.pk))))
    assert ticket.messages.count() == 1


def test_a_vacation_note_does_not_speak_for_the_customer(world):
    """An automatic answer to "is it solved?" is kept as a note and leaves the claim alone."""
    ticket = make_ticket(contact=world.kim)
    claim = solve(ticket=ticket, by=world.ada.actor)
    references = f"<ruhepol.solution.x.{tokens.token(ticket.pk)}@nordstern.example>"
    arrive(make_mail("Ich bin im Urlaub", Auto_Submitted="auto-replied", References=references))
    claim.refresh_from_db()
    assert claim.outcome == ""
    assert ticket.messages.last().kind == Message.Kind.NOTE


def test_a_machine_can_open_a_ticket_but_not_as_a_customer():
    """A monitoring mail is a ticket that no automatic answer follows."""
    arrive(make_mail("disk full", Auto_Submitted="auto-generated"))
    assert Ticket.objects.get().begun_by == Ticket.Begin.SYSTEM


def test_attachments_are_kept_byte_for_byte():
    """Names, types and contents of files survive the way into the ticket."""
    mail = make_mail("siehe Anhang")
    mail.add_attachment(b"\x89PNG\x00", maintype="image", subtype="png", filename="Fehler größer.png")
    raw = arrive(mail)
    [file] = raw.message.attachments.all()
    assert (file.name, file.content_type, files.read(file.digest)) == (
        "Fehler größer.png",
        "image/png",
        b"\x89PNG\x00",
    )
