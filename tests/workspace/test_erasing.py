"""What a customer may ask for: their data, and to be erased."""

import json

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.knowledge.models import Ask, Wording
from ruhepol.tickets.models import Message
from ruhepol.tickets.services.reply import reply
from tests.factories.knowledge import make_article, make_ask, make_wording
from tests.factories.tickets import make_ticket
from tests.workspace.pages import text

pytestmark = pytest.mark.django_db


def test_all_that_is_kept_is_handed_out(root, world):
    """Name, addresses and every word said in their requests, as a file of JSON; nobody else's."""
    ticket = make_ticket(contact=world.kim, text="Er startet nicht.")
    make_ticket(contact=world.nora, text="Noras Wort")
    reply(ticket=ticket, text="Jetzt doch.", by=world.ada.actor)
    answer = root.get(f"/desk/customers/{world.kim.customer_id}/export/")
    told = json.loads(answer.content)
    assert answer["Content-Disposition"].startswith("attachment")
    assert told["name"] == world.kim.customer.name
    assert told["addresses"][0]["value"] == world.kim.value
    assert [each["text"] for each in told["requests"][0]["messages"]] == ["Er startet nicht.", "Jetzt doch."]
    assert "Noras" not in answer.content.decode()


def test_erasing_goes_through_all_rooms(root, ada, world, run_jobs):
    """Words, learned wordings and who asked go; what counts stays, and no page shows the person."""
    ticket = make_ticket(contact=world.kim, subject="Geheimnis", text="Kims Wort")
    article = make_article()
    make_wording(article, customer=world.kim.customer)
    make_ask(article, customer=world.kim.customer)
    address = f"/desk/customers/{world.kim.customer_id}/"
    assert "Erase the customer" not in text(ada.get(address))
    assert "Erase the customer" in text(root.get(address))
    page = text(root.post(f"{address}erase/", follow=True))
    assert "The customer is erased" in page
    run_jobs()
    page = text(root.get(address))
    assert "Who this was is not known any more" in page
    for words in (world.kim.value, "Kim Berger", "Geheimnis"):
        assert words not in page
    page = text(root.get(f"/desk/tickets/{ticket.pk}/"))
    assert "All that was said was erased" in page
    assert "This ticket is erased with its customer." in page
    assert "Reopen" not in page
    refused = root.post(f"/desk/tickets/{ticket.pk}/reopen/")
    assert "It is erased with its customer." in text(refused)
    assert not Message.objects.filter(text__contains="Kim").exists()
    assert not Wording.objects.exists()
    assert Ask.objects.get().customer is None
    run_jobs()
    assert EventRow.objects.filter(name="tickets.TicketErased").count() == 1


def test_nothing_is_noted_of_somebody_erased(ben, root, world):
    """A form that was still open writes nothing back."""
    address = f"/desk/customers/{world.kim.customer_id}/"
    root.post(f"{address}erase/")
    ben.post(address, {"name": "Kim", "language": "", "expertise": "", "note": "x"})
    world.kim.customer.refresh_from_db()
    assert (world.kim.customer.name, world.kim.customer.note) == ("", "")
    assert EventRow.objects.filter(name="people.CustomerErased").exclude(actor_kind=SYSTEM.kind).exists()
