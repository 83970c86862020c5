"""Answering from the ticket's page."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ruhepol.core.actors import SYSTEM
from ruhepol.core.files.services import read
from ruhepol.tickets.models import Attachment, Draft, Message, Ticket
from ruhepol.tickets.services.receive import receive
from ruhepol.tickets.services.solve import close
from tests.factories.tickets import make_ticket
from tests.workspace.conftest import signed_in
from tests.workspace.pages import swap, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(world):
    """Kim's open ticket."""
    return make_ticket(contact=world.kim, subject="Server tot")


def send(browser, ticket, headers=None, **facts):
    """Post an answer as the composer does."""
    filled = {"text": "Hallo Kim", "kind": "reply", "then": "wait", "seen": ticket.last_number, **facts}
    return browser.post(f"/desk/tickets/{ticket.pk}/", filled, headers=headers or {})


def test_sending_makes_it_the_customers_turn(ada, ticket):
    """The answer is queued and the page one comes back to says so."""
    response = send(ada, ticket)
    assert (response.status_code, response["Location"]) == (302, f"/desk/tickets/{ticket.pk}/")
    assert Ticket.objects.get().status == "waiting"
    assert "Your answer is on its way." in text(ada.get(response["Location"]))


def test_sending_and_solving_is_one_step(ada, ticket):
    """Reply and claim together, in one transaction."""
    send(ada, ticket, then="solve")
    ticket.refresh_from_db()
    assert (ticket.status, ticket.last_number) == ("solved", 2)


def test_a_note_is_nobodys_turn(ada, ticket):
    """Whatever button sent it, a note stays inside."""
    send(ada, ticket, kind="note", then="solve")
    ticket.refresh_from_db()
    assert ticket.status == "open"
    assert ticket.messages.get(number=2).kind == Message.Kind.NOTE


def test_htmx_gets_the_ticket_with_its_notice(ada, ticket):
    """The part comes back with the new message and what to announce."""
    response = send(ada, ticket, headers=swap("work"))
    assert response.status_code == 200
    assert "Hallo Kim" in text(response)
    assert '<hx-partial hx-target="#toasts"' in response.content.decode()


def test_newer_messages_are_to_be_looked_at_first(ada, world, ticket):
    """Nothing is sent, the words stay, the new ones are shown, and sending again works."""
    receive(ticket=ticket, contact=world.kim, channel="email", text="Läuft wieder!", by=SYSTEM)
    response = send(ada, ticket)
    page = text(response)
    assert response.status_code == 422
    assert "1 new message – look first" in page
    assert "Läuft wieder!" in page
    assert "Hallo Kim" in page
    assert Message.objects.count() == 2
    ticket.refresh_from_db()
    assert send(ada, ticket).status_code == 302


def test_nothing_written_is_said(ada, ticket):
    """An empty answer goes nowhere."""
    response = send(ada, ticket, text="  ")
    assert (response.status_code, Message.objects.count()) == (422, 1)
    assert "There is nothing written yet." in text(response)


def test_a_closed_ticket_takes_no_answer_and_loses_no_words(ada, world, ticket):
    """Somebody ended it while the answer was typed."""
    close(ticket=ticket, by=world.ben.actor)
    response = send(ada, ticket)
    assert response.status_code == 422
    assert "closed" in text(response)


def test_files_go_up_and_come_down_as_files(ada, ticket):
    """Bytes are the same, the browser is told to save and not to guess."""
    evil = b"<script>alert(1)</script>"
    send(ada, ticket, uploads=[SimpleUploadedFile("ü.html", evil, "text/html")])
    kept = Attachment.objects.get()
    assert (kept.name, kept.size, read(kept.digest)) == ("ü.html", len(evil), evil)
    response = ada.get(f"/desk/attachments/{kept.pk}/")
    assert b"".join(response.streaming_content) == evil
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_unsent_words_are_kept_with_a_version(ada, world, ticket):
    """The draft is the agent's own and comes back on the page."""
    address = f"/desk/tickets/{ticket.pk}/draft/"
    first = ada.post(address, {"text": "Hallo", "kind": "reply", "version": 0})
    assert 'name="version" value="1"' in first.content.decode()
    ada.post(address, {"text": "Hallo Kim, ich", "kind": "reply", "version": 1})
    assert "Hallo Kim, ich" in text(ada.get(f"/desk/tickets/{ticket.pk}/"))
    assert "Hallo Kim, ich" not in text(signed_in(world.ben).get(f"/desk/tickets/{ticket.pk}/"))


def test_an_older_window_overwrites_nothing(ada, ticket):
    """The newer draft stays and the older window is told."""
    address = f"/desk/tickets/{ticket.pk}/draft/"
    ada.post(address, {"text": "Neu", "version": 0})
    response = ada.post(address, {"text": "Alt", "version": 0})
    assert response.status_code == 409
    assert "Another window holds newer words" in text(response)
    assert Draft.objects.get().text == "Neu"


def test_an_answer_costs_few_questions(ada, ticket, django_assert_max_num_queries):
    """Writing and showing it together stay below a fixed number."""
    with django_assert_max_num_queries(30):
        send(ada, ticket, headers=swap("work"))
