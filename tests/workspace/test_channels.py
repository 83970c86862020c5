"""Channels: nothing that came in is lost."""

import re
from datetime import timedelta

import pytest

from ruhepol.channels.email.models import Delivery, Mailbox, RawMail
from ruhepol.channels.email.services.addresses import note_bounce
from ruhepol.channels.email.services.alarms import watch
from ruhepol.channels.email.services.storms import begin_storm
from ruhepol.core import clock
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.reply import reply
from tests.factories.mail_rows import make_quarantined, make_stuck
from tests.factories.tickets import make_ticket
from tests.workspace.pages import text

pytestmark = pytest.mark.django_db

READABLE = b"From: kim@turnierserver.example\nTo: hilfe@nordstern.example\nSubject: Hallo\n\nText\n"


def test_a_quiet_page_says_that_all_is_well(ben):
    """Empty lists are good news here."""
    page = text(ben.get("/desk/channels/"))
    assert "Quarantine is empty" in page
    assert "Everything went out" in page


def test_a_quarantined_mail_shows_its_reason_and_its_bytes(ben):
    """The raw mail comes down as it came in, as a file."""
    mail = make_quarantined(subject="Kaputt", reason="no sender")
    page = text(ben.get("/desk/channels/"))
    assert "Kaputt" in page
    assert "no sender" in page
    response = ben.get(f"/desk/channels/mail/{mail.pk}/raw/")
    assert b"".join(response.streaming_content) == b"Subject: ?\n\n?"
    assert response["Content-Disposition"].startswith("attachment")


def test_trying_again_makes_a_ticket_where_it_can(ben, world):
    """What was wrong with us is mended; the mail becomes a ticket."""
    mail = make_quarantined(READABLE, sender="kim@turnierserver.example")
    page = ben.post(f"/desk/channels/mail/{mail.pk}/again/", follow=True)
    assert f"It is ticket #{Ticket.objects.get().pk} now." in text(page)
    assert Ticket.objects.get().customer == world.kim.customer


def test_trying_again_in_vain_says_why(ben):
    """The mail stays where it is."""
    mail = make_quarantined()
    page = text(ben.post(f"/desk/channels/mail/{mail.pk}/again/", follow=True))
    assert "Still not readable" in page
    assert RawMail.objects.get().state == RawMail.State.QUARANTINED


def test_a_mail_is_set_aside_with_its_bytes(ben):
    """Nothing is deleted."""
    mail = make_quarantined()
    ben.post(f"/desk/channels/mail/{mail.pk}/aside/")
    assert RawMail.objects.get().state == RawMail.State.IGNORED


def test_a_refused_mail_is_sent_again_or_left(ben, world):
    """Both are a person's decision, once."""
    make_ticket(contact=world.kim)
    mail = make_stuck(world.brand)
    assert "550 no such user" in text(ben.get("/desk/channels/"))
    ben.post(f"/desk/channels/deliveries/{mail.pk}/again/")
    assert Delivery.objects.get().state == Delivery.State.QUEUED
    assert ben.post(f"/desk/channels/deliveries/{mail.pk}/let-be/").status_code == 404


def test_an_agent_decides_about_a_doubtful_mail_at_its_message(ada, world):
    """The message says what is the matter with its mail, and the decision leads back to the ticket."""
    ticket = make_ticket(contact=world.kim)
    answer = reply(ticket=ticket, text="Ja", by=world.ada.actor)
    mail = make_stuck(world.brand, ticket=ticket, message=answer, state="unknown", error="cut off")
    page = text(ada.get(f"/desk/tickets/{ticket.pk}/"))
    assert "Perhaps sent, please decide" in page
    assert "cut off" in page
    response = ada.post(f"/desk/channels/deliveries/{mail.pk}/let-be/", {"from": "ticket"})
    assert response["Location"] == f"/desk/tickets/{ticket.pk}/"
    assert Delivery.objects.get().state == Delivery.State.DROPPED


def test_a_bouncing_address_is_told_before_the_answer(ada, world):
    """Nobody writes into the void without knowing it."""
    ticket = make_ticket(contact=world.kim)
    note_bounce(address=world.kim.value, words="mailbox full")
    assert "Mail to kim@turnierserver.example has been coming back since" in text(
        ada.get(f"/desk/tickets/{ticket.pk}/")
    )


def test_a_pulled_brake_is_shown_and_let_go(root, ben, world):
    """Leads see what is held and why; administrators settle it in one go."""
    make_ticket(contact=world.kim)
    make_stuck(world.brand, state="held", kind="receipt")
    storm = begin_storm(scope="mailbox", key="hilfe@nordstern.example", limit=400)
    page = text(ben.get("/desk/channels/"))
    assert "Too many automatic mails from hilfe@nordstern.example: more than 400 an hour." in page
    assert "One automatic mail is held." in page
    assert "Send all" not in page
    assert "Send all" in text(root.get("/desk/channels/"))
    root.post(f"/desk/channels/storms/{storm.pk}/end/")
    root.post("/desk/channels/held/drop/")
    page = text(root.get("/desk/channels/"))
    assert "Too many" not in page
    assert Delivery.objects.get().state == Delivery.State.DROPPED


def test_leads_see_how_mail_flows(ben, ada, client, world):
    """The start page fetches alarms and figures; monitors outside are told kinds and no names."""
    make_ticket(contact=world.kim)
    begin_storm(scope="mailbox", key="hilfe@nordstern.example", limit=400)
    watch()
    assert 'hx-get="/desk/now/"' in ben.get("/desk/").content.decode()
    assert "/desk/now/" not in ada.get("/desk/").content.decode()
    part = text(ben.get("/desk/now/"))
    assert "Automatic mail is held because there was too much of it." in part
    assert "Oldest mail waiting none" in part
    asked = client.get("/health/channels")
    assert (asked.status_code, asked.json()) == (503, {"troubles": ["storm"]})
    assert world.brand.support_address not in asked.content.decode()


def test_what_is_wrong_with_mail_stands_out(ben, world):
    """Late fetching, waiting and returning mail are marked, a calm day is not."""
    marked = re.compile(r'class="mail-figure (is-\w+)"')
    address = "/desk/now/"
    assert marked.findall(ben.get(address).content.decode()) == []
    hour, _ticket = clock.now() - timedelta(hours=1), make_ticket(contact=world.kim)
    Mailbox.objects.create(
        brand=world.brand, address="alt@nordstern.example", host="imap.example", created_at=hour
    )
    make_stuck(world.brand, state="queued", header_id="late@x", created_at=hour, next_at=hour)
    for number in range(20):
        sent = {"state": "sent", "sent_at": hour, "bounced_at": hour if number < 3 else None}
        make_stuck(world.brand, header_id=f"{number}@x", **sent)
    page = ben.get(address)
    assert marked.findall(page.content.decode()) == ["is-bad", "is-bad", "is-bad"]
    assert "15% 3 of 20 in a day" in text(page)
