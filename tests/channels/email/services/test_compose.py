"""What a mail that goes out is made of: threading, tags, files, text."""

from ruhepol.channels.email import tokens
from ruhepol.channels.email.models import Mailbox
from ruhepol.core import clock
from ruhepol.core.files import services as files
from ruhepol.tickets.services.receive import File
from ruhepol.tickets.services.reply import reply
from tests.factories.mail import arrive, make_mail


def test_an_answer_names_what_it_answers(world, inbox, run_jobs):
    """In-Reply-To and References hold the customer's id; our own id carries the ticket's token."""
    raw = arrive(make_mail(Message_ID="<one@turnierserver.example>", Auto_Submitted="auto-generated"))
    reply(ticket=raw.ticket, text="Gern.", by=world.ada.actor)
    run_jobs()
    [mail] = inbox.mails
    assert mail["In-Reply-To"] == mail["References"] == "<one@turnierserver.example>"
    assert tokens.tickets_in(mail["Message-ID"]) == [raw.ticket.pk]


def test_a_tag_is_offered_where_the_mailbox_delivers_it(answered, ticket, world, inbox):
    """Reply-To carries the token only if the mailbox is known to take tagged addresses."""
    answered("Eins")
    Mailbox.objects.create(
        brand=world.brand, address="hilfe@nordstern.example", takes_tags=True, created_at=clock.now()
    )
    answered("Zwei")
    assert inbox.mails[0]["Reply-To"] is None
    assert inbox.mails[1]["Reply-To"] == f"hilfe+{tokens.token(ticket.pk)}@nordstern.example"


def test_files_go_with_the_answer(answered, inbox):
    """An attachment arrives byte for byte under its own name."""
    stored = files.store(b"\x00\xff odd")
    answered(
        files=[
            File(digest=stored.digest, name="Anleitung für Kim.pdf", size=5, content_type="application/pdf")
        ]
    )
    [part] = inbox.mails[0].iter_attachments()
    assert (part.get_filename(), part.get_content_type()) == ("Anleitung für Kim.pdf", "application/pdf")
    assert part.get_content() == b"\x00\xff odd"


def test_a_line_with_a_dot_survives(answered, inbox):
    """A dot at the start of a line does not end the mail."""
    answered("Vorher\n.\n..zwei\nNachher")
    assert "Vorher\n.\n..zwei\nNachher" in inbox.mails[0].get_body(["plain"]).get_content()
