"""Canned answers and solved tickets beside the composer."""

import pytest

from ruhepol.core.jobs.drain import drain
from ruhepol.healing.services.incidents import Said, activate, declare
from ruhepol.healing.services.problems import save_problem
from ruhepol.knowledge.models import CannedAnswer
from ruhepol.tickets.services import solve as ending
from ruhepol.tickets.services.reply import reply
from tests.factories.knowledge import make_canned
from tests.factories.tickets import make_ticket
from tests.healing.facts import description

pytestmark = pytest.mark.django_db

PARCEL = "Mein Paket ist beschädigt angekommen"


@pytest.fixture
def ticket(world):
    """Kim's ticket in Ada's team."""
    return make_ticket(contact=world.kim, team=world.tech, subject=PARCEL)


def test_a_canned_answer_fits_with_its_placeholders_filled(ada, ticket):
    """The customer's name is in it, as text and not as HTML."""
    type(ticket.customer).objects.filter(pk=ticket.customer_id).update(name="Kim <b>")
    make_canned(title="Paket beschädigt", text_de="Guten Tag {customer}, Ihr Paket ist beschädigt.")
    page = ada.get(f"/desk/tickets/{ticket.pk}/answers/").content.decode()
    assert 'data-insert="Guten Tag Kim &lt;b&gt;, Ihr Paket ist beschädigt."' in page
    assert 'aria-keyshortcuts="Control+."' in page


def test_a_solved_ticket_fits_without_its_customers_name(ada, world, ticket):
    """Neither Nora's name nor her address goes to Kim."""
    other = make_ticket(contact=world.nora, team=world.tech, subject=PARCEL)
    said = f"Guten Tag {other.customer.name},\nwir schicken Ersatz an {world.nora.value}."
    reply(ticket=other, text=said, by=world.ada.actor)
    ending.solve(ticket=other, by=world.ada.actor)
    drain()
    page = ada.get(f"/desk/tickets/{ticket.pk}/answers/").content.decode()
    assert f"/desk/tickets/{other.pk}/" in page
    assert "wir schicken Ersatz" in page
    assert other.customer.name not in page
    assert world.nora.value not in page


def test_a_known_problem_fits_in_the_customers_language(ada, world):
    """With what customers are told of it, ready to be put into the answer."""
    save_problem(problem=None, description=description(), by=world.ben.actor)
    drain()
    ticket = make_ticket(contact=world.kim, team=world.tech, subject="Platte voll?")
    page = ada.get(f"/desk/tickets/{ticket.pk}/answers/").content.decode()
    assert 'data-insert="Die Platte Ihres Servers ist voll."' in page
    assert "known problem" in page


def test_a_running_incident_fits_with_the_latest_word(ada, world):
    """Whoever answers says what everybody is told."""
    problem = save_problem(problem=None, description=description(), by=world.ben.actor)
    said = Said(words_de="Wir tauschen eine Platte.", words_en="We replace a disk.")
    facts = {"title_de": "Speicher gestört", "title_en": "Storage down", "brand": None}
    activate(incident=declare(problem=problem, by=world.ben.actor), said=said, by=world.ben.actor, **facts)
    drain()
    ticket = make_ticket(contact=world.kim, team=world.tech, subject="Ist der Speicher gestört?")
    page = ada.get(f"/desk/tickets/{ticket.pk}/answers/").content.decode()
    assert 'data-insert="Wir tauschen eine Platte."' in page
    assert "happening now" in page


def test_a_slash_offers_answers_by_shortcut_and_title(ada, ticket):
    """Most used first; what does not match is not offered."""
    make_canned("refund", title="Erstattung")
    often = make_canned("return", title="Rückgabe")
    make_canned("thanks", title="Danke")
    CannedAnswer.objects.filter(pk=often.pk).update(used=3)
    page = ada.get(f"/desk/tickets/{ticket.pk}/canned/", {"q": "re"}).content.decode()
    assert page.index("Rückgabe") < page.index("Erstattung")
    assert "Danke" not in page
    assert "Danke" in ada.get(f"/desk/tickets/{ticket.pk}/canned/", {"q": "dank"}).content.decode()


def test_what_was_inserted_is_counted(ada, ticket):
    """And nothing that is not there."""
    answer = make_canned()
    url = f"/desk/tickets/{ticket.pk}/inserted/"
    assert ada.post(url, {"kind": "canned", "answer": answer.pk}).status_code == 204
    assert ada.post(url, {"kind": "canned", "answer": "x"}).status_code == 404
    answer.refresh_from_db()
    assert answer.used == 1


def test_an_administrator_writes_and_puts_away(root):
    """One form in the settings; the list says how often an answer was used."""
    facts = {"title": "Danke", "shortcut": "danke", "text_de": "Vielen Dank.", "is_active": "on"}
    root.post("/desk/settings/canned-answers/new/", facts)
    answer = CannedAnswer.objects.get()
    assert answer.is_active
    assert "/danke" in root.get("/desk/settings/").content.decode()
    root.post(f"/desk/settings/canned-answers/{answer.pk}/", {**facts, "is_active": ""})
    answer.refresh_from_db()
    assert not answer.is_active
    refused = root.post("/desk/settings/canned-answers/new/", {"title": "Leer", "shortcut": "leer"})
    assert (refused.status_code, CannedAnswer.objects.count()) == (422, 1)
