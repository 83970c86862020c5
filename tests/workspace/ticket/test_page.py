"""A ticket's page."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.services.articles import Content
from ruhepol.knowledge.services.asking import Showing, join_ticket, record_opened, record_shown, start_ask
from ruhepol.people.models import Asset
from ruhepol.tickets.details import required_details
from ruhepol.tickets.models import Message
from ruhepol.tickets.services.receive import Opening, receive
from ruhepol.tickets.services.reply import note, reply
from ruhepol.tickets.services.sort import assign
from tests.factories.knowledge import make_article
from tests.factories.tickets import make_question, make_ticket, make_topic
from tests.workspace.pages import swap, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(world):
    """Kim's ticket in Ada's team."""
    return make_ticket(contact=world.kim, subject="Server tot", team=world.tech)


def address(ticket):
    """Return a ticket's address."""
    return f"/desk/tickets/{ticket.pk}/"


def test_the_page_tells_the_story_in_order(ada, world, ticket):
    """Messages, notes and what happened between them, oldest first."""
    assign(ticket=ticket, to=world.ada, by=world.ben.actor)
    note(ticket=ticket, text="Platte voll?", by=world.ada.actor)
    reply(ticket=ticket, text="Wir sehen nach.", by=world.ada.actor)
    page = text(ada.get(address(ticket)))
    story = ["Exit code 28.", "Ben gave it to Ada", "Platte voll?", "Wir sehen nach."]
    places = [page.index(words) for words in story]
    assert places == sorted(places)


def test_the_answers_the_customer_saw_are_named_and_linked(ada, ticket):
    """What was opened before writing is marked, so that nobody sends it again unread."""
    article = make_article("restart", en=Content(title="Restart a server", body="Press the button."))
    ask = start_ask(language="en")
    record_shown(ask=ask, showings=[Showing(article.pk, 0.7)])
    record_opened(ask=ask, article_id=article.pk)
    join_ticket(ask=ask, ticket_id=ticket.pk)
    response = ada.get(address(ticket))
    assert f'href="/desk/knowledge/{article.pk}/">Restart a server</a>' in response.content.decode()
    assert "was shown 1 answer and opened 1: Restart a server opened" in text(response)


def test_the_recipient_and_the_subject_stand_above_the_answer(ada, ticket):
    """Nobody writes to the wrong address unseen."""
    page = text(ada.get(address(ticket)))
    assert "to kim@turnierserver.example · Re: Server tot" in page


def test_the_customer_stands_beside_it(ada, world, ticket):
    """Firm, earlier tickets this agent may see, and things owned."""
    make_ticket(contact=world.kim, subject="Rechnung fehlt")
    server = Asset.objects.create(kind="server", external_id="mc-42", name="mc-42", state="stopped")
    server.customers.add(world.kim.customer)
    page = text(ada.get(address(ticket)))
    for words in ("Turnierserver e. V.", "Rechnung fehlt", "mc-42", "stopped"):
        assert words in page


def test_a_partner_sees_no_other_tickets_of_the_customer(pia, world):
    """Beside a ticket of the own team, the customer's other concerns stay unseen and uncounted."""
    own = make_ticket(contact=world.kim, subject="Nachts", team=world.night)
    make_ticket(contact=world.kim, subject="Geheim", team=world.tech)
    page = text(pia.get(address(own)))
    assert "Geheim" not in page
    assert "Earlier tickets 0" in page


def test_html_mail_is_text_first_and_shut_in(ada, ticket):
    """The HTML is a page of its own that can run nothing and load nothing."""
    evil = "<p>Hallo</p><script>alert(1)</script><img src=https://t.example/x.png onerror=alert(1)>"
    Message.objects.filter(ticket=ticket).update(html=evil)
    body = ada.get(address(ticket)).content.decode()
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in body
    assert "alert(1)" not in body
    response = ada.get(f"{address(ticket)}messages/1/html/")
    shown = response.content.decode()
    assert "<p>Hallo</p>" in shown
    assert "alert" not in shown
    assert "t.example" not in shown
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "script-src" not in policy
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_quotes_are_folded(ada, world, ticket):
    """The history of a mail waits behind a click."""
    receive(ticket=ticket, contact=world.kim, channel="email", text="Danke", folded="> alt", by=SYSTEM)
    body = ada.get(address(ticket)).content.decode()
    assert '<details class="quoted">' in body
    assert "&gt; alt" in body


def test_a_long_story_begins_with_its_end(ada, world, ticket):
    """A hundred entries are shown, the rest on demand."""
    for n in range(105):
        note(ticket=ticket, text=f"Notiz-{n}-", by=world.ada.actor)
    page = text(ada.get(address(ticket)))
    assert "Notiz-104-" in page
    assert "Notiz-1-" not in page
    assert "Show everything from the beginning" in page
    assert "Notiz-1-" in text(ada.get(f"{address(ticket)}?whole"))


def test_htmx_gets_the_ticket_alone(ada, ticket):
    """Choosing another ticket swaps the work, not the page."""
    body = ada.get(f"{address(ticket)}?view=1", headers=swap("work")).content.decode()
    assert body.lstrip().startswith('<div id="work"')
    assert 'id="list"' not in body


def test_the_list_one_came_from_stays_beside_it(ada, ticket):
    """With the list's question in the address the list is there; a bare address shows the ticket alone."""
    assert 'id="list"' in ada.get(f"{address(ticket)}?status=open").content.decode()
    assert 'id="list"' not in ada.get(address(ticket)).content.decode()


def test_the_page_costs_few_questions_whatever_was_said(ada, world, ticket, django_assert_max_num_queries):
    """No question per message, event or earlier ticket."""
    for n in range(8):
        note(ticket=ticket, text=f"N{n}", by=world.ada.actor)
        assign(ticket=ticket, to=[world.ada, world.ben][n % 2], by=world.ben.actor)
        make_ticket(contact=world.kim)
    ada.get(address(ticket))  # keeps the navigation
    with django_assert_max_num_queries(16):
        ada.get(address(ticket))


def test_a_waiting_customer_is_shown_with_how_long(ada, ticket):
    """What waits is said in time, not only in colour."""
    with clock.frozen(clock.now() + timedelta(hours=2)):
        assert "waits" in text(ada.get(address(ticket)))


def test_what_the_form_asked_stands_beside_the_conversation(ada, world):
    """Each question with its answer, in the agent's language."""
    topic = make_topic()
    make_question(topic, "Is it down?", "yes_no")
    told = required_details(topic, {"is-it-down": True}, customer=world.kim.customer, brand=world.brand)
    opening = Opening(brand=world.brand, subject="Aus", language="de", topic=topic, details=told)
    said = receive(contact=world.kim, channel="form", text="Aus.", opening=opening, by=SYSTEM)
    assert "Is it down? Yes" in text(ada.get(f"/desk/tickets/{said.ticket_id}/"))
