"""A customer's own requests."""

import re

import pytest

from ruhepol.channels.email.services.post import post_reply
from ruhepol.core.actors import BOT
from ruhepol.core.files.services import store
from ruhepol.tickets.models import Solution, Ticket
from ruhepol.tickets.services.merge import merge
from ruhepol.tickets.services.receive import File
from ruhepol.tickets.services.reply import note, reply
from ruhepol.tickets.services.solve import close, solve
from tests.factories.pictures import make_picture
from tests.factories.tickets import make_ticket
from tests.security.visitors import enter_portal as sign_in
from tests.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Everybody."""
    return make_world()


def test_a_stranger_is_asked_for_the_address_and_led_back(client):
    """The page wanted is remembered."""
    answer = client.get("/de/requests/7/")
    assert answer.status_code == 302
    assert answer.url == "/de/sign-in/?next=%2Fde%2Frequests%2F7%2F"


def test_a_customer_sees_the_own_requests_and_no_other(client, world):
    """Nora's request is neither listed nor readable for Kim."""
    own, foreign = make_ticket(contact=world.kim), make_ticket(contact=world.nora, subject="Geheim")
    sign_in(client, world.kim)
    page = client.get("/de/requests/")
    assert own.subject in page.text
    assert "Geheim" not in page.text
    assert client.get(f"/de/requests/{foreign.pk}/").status_code == 404
    assert client.post(f"/de/requests/{foreign.pk}/close/").status_code == 404


def test_notes_stay_inside(client, world):
    """What agents tell each other is not on the customer's page."""
    ticket = make_ticket(contact=world.kim)
    note(ticket=ticket, text="Schwieriger Fall", by=world.ada.actor)
    reply(ticket=ticket, text="Wir sehen nach.", by=world.ada.actor)
    sign_in(client, world.kim)
    page = client.get(f"/de/requests/{ticket.pk}/").text
    assert "Wir sehen nach." in page
    assert "Schwieriger Fall" not in page


def test_the_bot_is_shown_as_a_bot(client, world):
    """Its words stand under its own name, never under a person's, and are not mailed."""
    ticket = make_ticket(contact=world.kim)
    said = reply(ticket=ticket, text="Rechnungen liegen im Kundenkonto.", by=BOT)
    sign_in(client, world.kim)
    page = client.get(f"/de/requests/{ticket.pk}/").text
    assert re.search(r"automatische Antwort", page, re.IGNORECASE)
    assert post_reply(message_id=said.pk) is None


def test_a_picture_in_an_answer_is_seen_by_whom_it_is_for(client, world, tmp_path, settings):
    """It stands between the words and not among the files; nobody else can fetch it."""
    settings.DATA_DIR = tmp_path
    kept = store(make_picture())
    named = File(digest=kept.digest, name="a.png", size=9, content_type="image/png", content_id="picture-1")
    ticket = make_ticket(contact=world.kim)
    said = reply(ticket=ticket, text="Da: ![Knopf](image:picture-1)", files=[named], by=world.ada.actor)
    address = f"/de/files/{said.attachments.get().pk}/picture/"
    sign_in(client, world.kim)
    page = client.get(f"/de/requests/{ticket.pk}/").text
    assert f'<img class="said" src="{address}" alt="Knopf"' in page
    assert 'class="attachments"' not in page
    assert client.get(address)["Content-Type"] == "image/png"
    sign_in(client, world.nora)
    assert client.get(address).status_code == 404


def test_an_answer_reaches_the_ticket_and_reopens_it(client, world):
    """Words from the portal land in the same conversation."""
    ticket = make_ticket(contact=world.kim)
    close(ticket=ticket, by=world.ada.actor)
    sign_in(client, world.kim)
    answer = client.post(f"/de/requests/{ticket.pk}/answer/", {"text": "Es ist wieder da."})
    assert answer.status_code == 302
    ticket.refresh_from_db()
    assert (ticket.status, ticket.messages.last().text) == ("open", "Es ist wieder da.")
    assert ticket.messages.last().channel == Ticket.Channel.PORTAL


def test_an_empty_answer_is_explained_and_changes_nothing(client, world):
    """422 with the form, no message."""
    ticket = make_ticket(contact=world.kim)
    sign_in(client, world.kim)
    answer = client.post(f"/de/requests/{ticket.pk}/answer/", {"text": "  "})
    assert answer.status_code == 422
    assert "Bitte schreiben Sie etwas" in answer.text
    assert ticket.messages.count() == 1


@pytest.mark.parametrize(
    ("word", "outcome", "status"), [("yes", "confirmed", "closed"), ("no", "declined", "open")]
)
def test_the_customers_word_ends_the_question(client, world, word, outcome, status):
    """Yes closes, no opens; saying it twice changes nothing."""
    ticket = make_ticket(contact=world.kim)
    solve(ticket=ticket, by=world.ada.actor)
    sign_in(client, world.kim)
    assert "Ist es gelöst?" in client.get(f"/de/requests/{ticket.pk}/").text
    for _ in range(2):
        client.post(f"/de/requests/{ticket.pk}/solved/", {"answer": word})
    ticket.refresh_from_db()
    assert (Solution.objects.get().outcome, ticket.status) == (outcome, status)


def test_closing_and_reopening_by_the_customer(client, world):
    """Both are one button."""
    ticket = make_ticket(contact=world.kim)
    sign_in(client, world.kim)
    client.post(f"/de/requests/{ticket.pk}/close/")
    ticket.refresh_from_db()
    assert ticket.status == "closed"
    client.post(f"/de/requests/{ticket.pk}/reopen/")
    ticket.refresh_from_db()
    assert ticket.status == "open"


def test_a_long_list_has_older_pages(client, world):
    """Keyset pages show every request once."""
    made = {make_ticket(contact=world.kim, subject=f"Anfrage {n}").pk for n in range(23)}
    sign_in(client, world.kim)
    pages = [client.get("/de/requests/").text]
    pages.append(client.get(re.search(r'href="(/de/requests/\?before=[^"]+)"', pages[0])[1]).text)
    seen = [{int(n) for n in re.findall(r"/de/requests/(\d+)/", page)} for page in pages]
    assert seen[0] | seen[1] == made
    assert not seen[0] & seen[1]


def test_a_merged_request_leads_to_the_other_one(client, world):
    """One entry in the list, one page, and what is written to the old address arrives there."""
    one, two = make_ticket(contact=world.kim, subject="Eins"), make_ticket(contact=world.kim, subject="Zwei")
    merge(ticket=two, into=one, by=world.ada.actor)
    sign_in(client, world.kim)
    page = client.get("/de/requests/").text
    assert "Eins" in page
    assert "Zwei" not in page
    assert client.get(f"/de/requests/{two.pk}/").url == f"/de/requests/{one.pk}/"
    client.post(f"/de/requests/{two.pk}/answer/", {"text": "Noch etwas"})
    assert one.messages.count() == 3


def test_a_request_merged_into_somebody_elses_shows_nothing_of_it(client, world):
    """Its page says where it went on, not what is said there; writing still reaches us."""
    foreign, own = make_ticket(contact=world.nora, subject="Geheim"), make_ticket(contact=world.kim)
    merge(ticket=own, into=foreign, by=world.ada.actor)
    sign_in(client, world.kim)
    page = client.get(f"/de/requests/{own.pk}/").text
    assert "zusammen mit einer anderen" in page
    assert "Geheim" not in page
    assert client.get(f"/de/requests/{foreign.pk}/").status_code == 404
    client.post(f"/de/requests/{own.pk}/answer/", {"text": "Hallo?"})
    assert foreign.messages.filter(text="Hallo?").exists()
    assert client.post(f"/de/requests/{own.pk}/reopen/").status_code == 302
    assert Ticket.objects.get(pk=own.pk).status == Ticket.Status.CLOSED


def test_an_answer_sent_twice_from_one_page_is_one(client, world):
    """A double click without script, or Back and once more; the same words from a later page are new ones."""
    ticket = make_ticket(contact=world.kim)
    sign_in(client, world.kim)
    address = f"/en/requests/{ticket.pk}/answer/"
    for after in (1, 1, 2):
        assert client.post(address, {"text": "Hello?", "after": after}).status_code == 302
    assert ticket.messages.filter(text="Hello?").count() == 2


def test_a_number_without_measure_still_names_an_answer(client, world):
    """Whatever a browser says it had seen, the answer arrives under a name that every database keeps."""
    ticket = make_ticket(contact=world.kim)
    sign_in(client, world.kim)
    sent = {"text": "Hello?", "after": "9" * 200}
    assert client.post(f"/en/requests/{ticket.pk}/answer/", sent).status_code == 302
    message = ticket.messages.get(text="Hello?")
    assert len(message.origin) <= message._meta.get_field("origin").max_length  # noqa: SLF001  Django's own way


def test_words_wait_for_signing_in_whatever_was_said_meanwhile(client, world):
    """The sign-in page says that nothing was sent and leads back, where the device's words are found."""
    ticket = make_ticket(contact=world.kim)
    page = f"/en/requests/{ticket.pk}/"
    sent = client.post(f"{page}answer/", {"text": "Hello?"}, headers={"referer": f"http://testserver{page}"})
    assert sent["Location"] == f"/en/sign-in/?next=%2Fen%2Frequests%2F{ticket.pk}%2F&unsent=1"
    assert "Nothing was sent yet" in client.get(sent["Location"]).text
    asked = client.post(f"{page}answer/", headers={"HX-Request": "true"})
    assert (asked.status_code, asked["HX-Retarget"]) == (401, "#toasts")
    sign_in(client, world.kim)
    key = f'data-key="request-{ticket.pk}-1"'
    assert key in client.get(page).text
    reply(ticket=ticket, text="One moment.", seen=1, by=world.ada.actor)
    assert key in client.get(page).text
