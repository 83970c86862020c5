"""What agents are told about a mail before they believe its words."""

import pytest

from ruhepol.channels.email.models import RawMail
from ruhepol.tickets.models import Ticket
from tests.factories.mail_rows import make_mail_in
from tests.factories.tickets import make_ticket
from tests.workspace.pages import text

Hint = RawMail.Hint


@pytest.fixture
def ticket(world):
    """Kim's ticket."""
    return make_ticket(contact=world.kim, team=world.tech, subject="Server startet nicht")


def shown(browser, ticket):
    """Return the words of the ticket's page."""
    return text(browser.get(f"/desk/tickets/{ticket.pk}/"))


def test_a_new_topic_is_split_off_with_one_click(ada, world, ticket):
    """The page offers it, and the click leads to the new ticket under the mail's subject."""
    mail = make_mail_in(ticket, world.kim, hint=Hint.TOPIC, subject="Rechnung fehlt")
    assert "“Rechnung fehlt”. Perhaps this is about something else." in shown(ada, ticket)
    page = ada.post(f"/desk/tickets/{ticket.pk}/messages/{mail.message.number}/split/", follow=True)
    new = Ticket.objects.latest("pk")
    assert f"It is ticket #{new.pk} now." in text(page)
    mail.refresh_from_db()
    assert (new.subject, mail.ticket, mail.hint) == ("Rechnung fehlt", new, "")
    assert f"made ticket #{new.pk} of a message" in shown(ada, ticket)


def test_the_first_message_stays(ada, world):
    """A ticket is never left without its beginning."""
    mail = make_mail_in(make_ticket(contact=world.kim), world.kim)
    Ticket.objects.get(pk=mail.ticket_id).messages.exclude(pk=mail.message_id).delete()
    page = ada.post(f"/desk/tickets/{mail.ticket_id}/messages/{mail.message.number}/split/", follow=True)
    assert "cannot lose the message it began with" in text(page)


def test_a_stranger_in_the_thread_is_named(ada, world, ticket):
    """Who had no part so far stands there with the address."""
    make_mail_in(ticket, world.nora, hint=Hint.STRANGER)
    assert f"From {world.nora.value}, who had not taken part" in shown(ada, ticket)


def test_where_a_mail_may_belong_is_linked(ada, world, ticket):
    """The other ticket is one click away."""
    other = make_ticket(contact=world.nora)
    make_mail_in(ticket, world.kim, hint=Hint.BELONGS, hint_ticket=other)
    page = ada.get(f"/desk/tickets/{ticket.pk}/").content.decode()
    assert f'href="/desk/tickets/{other.pk}/"' in page
    assert "It probably belongs there." in page


def test_what_proves_the_sender_is_shown(ada, world, ticket):
    """Good and bad verdicts stand beside the words; a mail nobody judged says nothing."""
    make_mail_in(ticket, world.kim, dmarc="pass", dkim="pass", proven="turnierserver.example", judged_by="mx")
    page = shown(ada, ticket)
    assert "sender proven: turnierserver.example" in page
    assert "DMARC pass · DKIM pass" in page
    make_mail_in(ticket, world.kim, dmarc="fail", judged_by="mx")
    assert "sender not proven" in shown(ada, ticket)


def test_what_a_signature_is_worth_is_said(ada, world, ticket):
    """A signature is named with what was checked of it, and no more."""
    kim = "kim@turnierserver.example"
    for state, words in {
        "smime:valid": f"signed by {kim}",
        "smime:intact": f"in the name of {kim}",
        "smime:foreign": f"signed by somebody else: {kim}",
        "smime:expired": "not valid when the mail came",
        "smime:broken": "These are not the words that were signed.",
        "pgp:unchecked": "signed, not checked PGP",
        "pgp:no_key": "no key of the sender is kept here",
        "pgp:valid": "made with the key that is kept here",
        "pgp:partial": "Not all that stands here was signed.",
        "pgp:unknown": "not with the key that is kept here of",
        "pgp:expired": "had ended or was called back",
        "pgp:encrypted": "It cannot be read here.",
    }.items():
        make_mail_in(ticket, world.kim, seal=state, sealed_by=kim)
        assert words in shown(ada, ticket)


def test_a_forged_colleague_is_warned_of(ada, world, ticket):
    """A mail under an agent's name that proves nothing says so in red."""
    make_mail_in(ticket, world.kim, hint=Hint.UNPROVEN, sender=world.ben.email)
    assert "nothing proves that" in shown(ada, ticket)
