"""Mail that goes out: what it says, how it is threaded, and what becomes of it when the server objects."""

from datetime import timedelta

import pytest
from django.db import OperationalError

from ruhepol.channels.email.models import Delivery
from ruhepol.channels.email.selectors import bouncing
from ruhepol.channels.email.services import send as sending
from ruhepol.channels.email.services.compose import compose
from ruhepol.channels.email.services.decide import send_again
from ruhepol.channels.email.services.send import send
from ruhepol.core import clock
from ruhepol.core.files.errors import StorageUnavailable
from ruhepol.core.models import EventRow
from ruhepol.tickets.services.receive import File
from ruhepol.tickets.services.reply import reply
from tests.factories.tickets import make_ticket
from tests.world import NOON

State = Delivery.State


def test_an_answer_is_mailed_to_the_ticket_s_own_address(answered, inbox):
    """The mail goes to who asked, from the brand, in the agent's name, as text and as HTML."""
    delivery = answered("Bitte neu starten.\n\nSiehe https://nordstern.example/a?b=1&c=<2>.")
    [mail] = inbox.mails
    assert delivery.state == State.SENT
    assert inbox.envelopes == [("hilfe@nordstern.example", ["kim@turnierserver.example"])]
    assert mail["From"] == '"Ada (Nordstern Hosting)" <hilfe@nordstern.example>'
    assert mail["To"] == "Kim Berger <kim@turnierserver.example>"
    assert mail["Subject"] == "Re: Server startet nicht"
    assert mail["Auto-Submitted"] is None
    assert "Bitte neu starten.\n\nSiehe" in mail.get_body(["plain"]).get_content()
    html = mail.get_body(["html"]).get_content()
    assert '<a href="https://nordstern.example/a?b=1&amp;c=">' in html
    assert mail.get_content_type() == "multipart/alternative"


def test_a_missing_file_stops_the_mail(answered, inbox):
    """Half an answer is not sent; the row says which file is gone."""
    delivery = answered(files=[File(digest="0" * 64, name="fort.pdf", size=5)])
    assert inbox.mails == []
    assert delivery.state == State.FAILED
    assert "fort.pdf" in delivery.error


def test_one_event_is_one_mail(answered, inbox):
    """Sending a sent mail again does nothing."""
    delivery = answered()
    assert send(delivery_id=delivery.pk) is None
    assert len(inbox.mails) == 1


def test_a_busy_server_is_asked_again_later(answered, inbox, run_jobs):
    """A temporary refusal waits a minute, then the same mail goes out once."""
    inbox.answers["data"] = "451 try again"
    with clock.frozen(NOON):
        delivery = answered()
        assert (delivery.state, delivery.error) == (State.QUEUED, "451 try again")
        del inbox.answers["data"]
        run_jobs()
        assert inbox.mails == []
        clock.advance(timedelta(minutes=5))
        run_jobs()
    assert Delivery.objects.get().state == State.SENT
    assert len(inbox.mails) == 1


def test_patience_ends(answered, inbox, run_jobs):
    """After two days of refusals the mail has failed, and the ticket's stream says so."""
    inbox.answers["rcpt"] = "450 not now"
    with clock.frozen(NOON):
        delivery = answered()
        for _ in range(13):
            clock.advance(timedelta(hours=4))
            run_jobs()
    delivery.refresh_from_db()
    assert delivery.state == State.FAILED
    assert EventRow.objects.filter(name="channels.MailFailed", stream=f"ticket:{delivery.ticket_id}").exists()


def test_a_final_refusal_is_not_repeated(answered, inbox):
    """An unknown recipient fails at once, with the server's words."""
    inbox.answers["rcpt"] = "550 no such user"
    delivery = answered()
    assert (delivery.state, delivery.error) == (State.FAILED, "550 no such user")
    assert bouncing(delivery.to).words == "550 no such user"


def test_a_refused_text_says_nothing_about_the_address(answered, inbox):
    """Who takes mail but not this one is still reachable."""
    inbox.answers["data"] = "554 looks like spam"
    delivery = answered()
    assert delivery.state == State.FAILED
    assert bouncing(delivery.to) is None


def test_nobody_there_is_asked_again_later(answered, settings):
    """A server that cannot be reached costs no mail."""
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 1, False
    assert answered().state == State.QUEUED


def test_a_death_after_the_text_is_shown_not_guessed(answered, inbox, world):
    """When the server vanishes with the mail in its hands, a person decides whether to send again."""
    inbox.answers["vanish"] = True
    delivery = answered()
    assert delivery.state == State.UNKNOWN
    send_again(delivery=delivery, by=world.ada.actor)
    send(delivery_id=delivery.pk)
    assert [mail["Message-ID"] for mail in inbox.mails] == [f"<{delivery.header_id}>"]


def test_a_ticket_without_a_mail_address_gets_no_mail(world, inbox, run_jobs):
    """An answer to somebody who is not reached by mail is not a mail."""
    ticket = make_ticket(contact=world.kim, begun_by="system", contact_id=None)
    reply(ticket=ticket, text="Hallo", by=world.ada.actor)
    run_jobs()
    assert inbox.mails == []


def test_our_own_set_up_fails_no_mail(answered, inbox):
    """A server that refuses our sender is asked again: whoever mends the set-up in time loses nothing."""
    inbox.answers["mail"] = "553 sender not owned by this user"
    delivery = answered()
    assert (delivery.state, delivery.error) == (State.QUEUED, "553 sender not owned by this user")


@pytest.fixture(params=[OperationalError("database is locked"), StorageUnavailable("no answer")])
def _trouble(request, monkeypatch):
    """Let the machine be in trouble once."""

    def away(_delivery):
        monkeypatch.setattr(sending, "compose", compose)
        raise request.param

    monkeypatch.setattr(sending, "compose", away)


@pytest.mark.usefixtures("_trouble")
def test_troubles_of_the_machine_fail_no_mail(ticket, world, inbox, run_jobs):
    """A database or file store that is away for a moment costs a moment, not the mail."""
    with clock.frozen(NOON):
        reply(ticket=ticket, text="Ja", by=world.ada.actor)
        run_jobs(raising=False)
        assert inbox.mails == []
        clock.advance(timedelta(minutes=1))
        run_jobs()
    assert (Delivery.objects.get().state, len(inbox.mails)) == (State.SENT, 1)
