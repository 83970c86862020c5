"""Taking an answer back, and sending it at a set time."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from ruhepol.core import clock
from ruhepol.tickets.models import Attachment, Message, PlannedReply
from tests.factories.tickets import make_ticket
from tests.workspace.pages import swap, text
from tests.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _ten_seconds(settings):
    settings.RUHEPOL = replace(settings.RUHEPOL, undo_seconds=10)
    with clock.frozen(NOON):
        yield


@pytest.fixture
def ticket(world):
    """Kim's open ticket in Ada's team."""
    return make_ticket(contact=world.kim, subject="Server tot", team=world.tech)


def send(browser, ticket, **facts):
    """Post an answer as the composer does."""
    filled = {"text": "Hallo Kim", "kind": "reply", "then": "wait", "seen": ticket.last_number, **facts}
    return browser.post(f"/desk/tickets/{ticket.pk}/", filled, follow=True)


def undo(browser, ticket, planned, **headers):
    """Press the button."""
    return browser.post(
        f"/desk/tickets/{ticket.pk}/planned/{planned.pk}/undo/", headers=headers or {}, follow=True
    )


def test_an_answer_can_be_taken_back(ada, ticket):
    """The page says when it goes out; Undo brings words and files back, from where they are sent again."""
    page = text(send(ada, ticket, uploads=SimpleUploadedFile("plan.pdf", b"PDF")))
    assert "Your answer goes out in 10 seconds." in page
    assert "Hallo Kim" in page
    assert "not sent yet" in page
    response = undo(ada, ticket, PlannedReply.objects.get(), **swap("work"))
    assert "Taken back. It is your draft again." in text(response)
    body = response.content.decode()
    assert "Hallo Kim</textarea>" in body
    assert "plan.pdf" in body
    digest = body.partition('name="kept" value="')[2].partition('"')[0]
    send(ada, ticket, kept=digest)
    clock.advance(timedelta(seconds=11))
    assert PlannedReply.objects.get().files[0]["name"] == "plan.pdf"


def test_it_goes_out_by_itself(ada, ticket, run_jobs):
    """After the seconds the answer stands where it was, as a message; Undo comes too late."""
    send(ada, ticket, uploads=SimpleUploadedFile("plan.pdf", b"PDF"))
    planned = PlannedReply.objects.get()
    run_jobs()
    clock.advance(timedelta(seconds=11))
    run_jobs()
    page = text(undo(ada, ticket, planned))
    assert "Too late: it has gone out." in page
    assert "not sent yet" not in page
    assert Attachment.objects.get(message=Message.objects.get(kind="reply")).name == "plan.pdf"


def test_a_time_is_chosen(ada, ticket):
    """Tomorrow morning, or any moment that lies ahead."""
    assert "Choose a time that lies ahead." in text(
        send(ada, ticket, then="later", later_at="2001-01-01T10:00")
    )
    send(ada, ticket, then="later", later="tomorrow")
    planned = PlannedReply.objects.get()
    assert planned.is_scheduled
    assert timedelta(hours=4) < planned.send_at - NOON < timedelta(hours=36)
    page = text(ada.get(f"/desk/tickets/{ticket.pk}/"))
    assert "Goes out" in page
    assert "Back to the draft" in page


def test_a_note_waits_for_nothing(ada, ticket):
    """Colleagues read it at once."""
    send(ada, ticket, kind="note")
    assert Message.objects.filter(kind="note").exists()


def test_only_its_author_or_a_lead_takes_it_back(ada, ben, pia, world, ticket):
    """A partner does not even see it; a lead may stop what should not go out."""
    send(ada, ticket)
    planned = PlannedReply.objects.get()
    assert undo(pia, ticket, planned).status_code == 404
    assert PlannedReply.objects.exists()
    undo(ben, ticket, planned)
    assert not PlannedReply.objects.exists()
    assert world.ada.pk == planned.agent_id
