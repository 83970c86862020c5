"""A mail under an agent's name opens nothing by its name alone."""

from dataclasses import replace

import pytest

from ruhepol.channels.email import tokens
from ruhepol.channels.email.models import Delivery, RawMail
from ruhepol.channels.email.services.judge import judge
from ruhepol.channels.email.services.process import process
from ruhepol.channels.email.services.take import take
from ruhepol.channels.email.trust.verdict import Peer, domain_of
from ruhepol.people.models import Customer
from ruhepol.tickets.models import Message, Ticket
from tests.factories.dns import Zones, signed
from tests.factories.mail import make_mail
from tests.factories.tickets import make_ticket


@pytest.fixture
def ticket(world):
    """Kim's ticket."""
    return make_ticket(contact=world.kim, team=world.tech)


@pytest.fixture(autouse=True)
def _checks(settings):
    settings.RUHEPOL = replace(settings.RUHEPOL, mail_dns_checks=True)


def write(ticket, agent, *, domain="", **headers):
    """Take in a mail under an agent's address with the ticket's token, signed by `domain` if given."""
    token = f"<ruhepol.reply.x.{tokens.token(ticket.pk)}@nordstern.example>"
    mail = make_mail("Bitte neu starten.", sender=agent.email, **{"References": token, **headers})
    raw = signed(mail, domain) if domain else mail.as_bytes()
    taken = take(
        raw, source=RawMail.Source.SMTP, peer=Peer(client="198.51.100.1", helo="x", envelope_from="")
    )
    waiting = process(raw_mail_id=taken.pk)
    assert waiting.state == RawMail.State.RECEIVED
    judge(raw_mail_id=taken.pk, resolver=Zones().publish_key(domain or "else.example"))
    return process(raw_mail_id=taken.pk)


def test_a_proven_colleague_answers_the_customer(ticket, world, run_jobs):
    """With token and signature the mail is Ada's answer and goes to Kim."""
    mail = write(ticket, world.ada, domain=domain_of(world.ada.email))
    answer = ticket.messages.last()
    assert (answer.kind, answer.agent, answer.text) == (Message.Kind.REPLY, world.ada, "Bitte neu starten.")
    assert (mail.message, mail.hint) == (answer, "")
    run_jobs()
    assert Delivery.objects.get(kind="reply").to == world.kim.value
    assert not Customer.objects.filter(identities__value=world.ada.email).exists()


@pytest.mark.parametrize("domain", ["", "evil.example"])
def test_a_forged_colleague_is_never_passed_on(ticket, world, run_jobs, domain):
    """Without a signature of the agent's own domain the mail is a stranger's, and agents are warned."""
    mail = write(ticket, world.ada, domain=domain)
    run_jobs()
    assert ticket.messages.last().kind == Message.Kind.CUSTOMER
    assert mail.hint == RawMail.Hint.UNPROVEN
    assert not Delivery.objects.filter(kind="reply").exists()


def test_a_signed_mail_sent_again_by_somebody_else_is_not_believed(ticket, world):
    """A true signature on an id that was here before proves only that the mail was true once."""
    home = domain_of(world.ada.email)
    write(ticket, world.ada, domain=home, Message_ID="<one@a>")
    other = make_ticket(contact=world.nora, team=world.tech)
    again = write(other, world.ada, domain=home, Message_ID="<one@a>")
    assert again.hint == RawMail.Hint.UNPROVEN
    assert not other.messages.filter(kind="reply").exists()


def test_a_partner_answers_only_what_the_partner_may_see(world):
    """A true mail of a partner to another team's ticket does not speak for us."""
    ticket = make_ticket(contact=world.kim)
    write(ticket, world.pia, domain=domain_of(world.pia.email))
    assert ticket.messages.last().kind == Message.Kind.CUSTOMER


def test_a_closed_ticket_gets_a_note(ticket, world):
    """What a colleague adds to what is over is kept for colleagues."""
    Ticket.objects.update(status="closed", closed_at=ticket.created_at)
    write(ticket, world.ada, domain=domain_of(world.ada.email))
    assert ticket.messages.last().kind == Message.Kind.NOTE


def test_without_any_check_nobody_is_believed(ticket, world, settings):
    """An installation that checks nothing takes every mail for a customer's."""
    settings.RUHEPOL = replace(settings.RUHEPOL, mail_dns_checks=False)
    token = f"<ruhepol.reply.x.{tokens.token(ticket.pk)}@nordstern.example>"
    raw = make_mail(sender=world.ada.email, References=token).as_bytes()
    mail = process(raw_mail_id=take(raw, source=RawMail.Source.SMTP).pk)
    assert (mail.hint, mail.message.kind) == (RawMail.Hint.UNPROVEN, Message.Kind.CUSTOMER)
