"""A customer's page and tickets that agents begin."""

import pytest

from ruhepol.channels.email.services.opt_outs import opt_out
from ruhepol.people.models import Customer, Identity
from ruhepol.tickets.models import Ticket
from tests.factories.tickets import make_ticket
from tests.workspace.pages import text

pytestmark = pytest.mark.django_db

CALL = {
    "way": "phone",
    "address": "+49 30 123456",
    "name": "Kim Berger",
    "subject": "Anruf",
    "language": "de",
    "text": "Server geht nicht",
}


def test_the_page_shows_all_that_is_known(ada, world):
    """Firm, addresses, tickets; and what agents note is kept."""
    make_ticket(contact=world.kim, subject="Server tot")
    address = f"/desk/customers/{world.kim.customer_id}/"
    page = text(ada.get(address))
    for words in ("Turnierserver e. V.", "kim@turnierserver.example", "Server tot"):
        assert words in page
    ada.post(address, {"name": "Kim B.", "language": "de", "expertise": "expert", "note": "VIP"})
    kim = Customer.objects.get(pk=world.kim.customer_id)
    assert (kim.name, kim.expertise, kim.note) == ("Kim B.", "expert", "VIP")


def test_a_call_is_noted_as_the_customers_words(ada, world):
    """The number becomes an identity, the ticket waits for us."""
    response = ada.post("/desk/tickets/new/", CALL)
    ticket = Ticket.objects.get()
    assert response["Location"] == f"/desk/tickets/{ticket.pk}/"
    assert (ticket.channel, ticket.status, ticket.begun_by) == ("phone", "open", "customer")
    assert Identity.objects.get(kind="phone").value == "+4930123456"
    assert ticket.messages.get().kind == "customer"
    assert world.ada.pk


def test_a_first_mail_is_our_words(ada, world):
    """The known customer is recognised by the address, the ticket waits for the customer."""
    ada.post("/desk/tickets/new/", {**CALL, "way": "email", "address": "Kim@turnierserver.example"})
    ticket = Ticket.objects.get()
    assert (ticket.customer, ticket.status, ticket.begun_by) == (world.kim.customer, "waiting", "agent")
    assert ticket.messages.get().kind == "reply"


def test_a_first_mail_goes_to_others_too(ada):
    """Whom the agent names gets a copy, one of them without the others knowing."""
    typed = {"cc": "Chefin <chefin@turnierserver.example>", "bcc": "archiv@nordstern.example"}
    ada.post("/desk/tickets/new/", {**CALL, "way": "email", "address": "kim@turnierserver.example", **typed})
    copies = Ticket.objects.get().messages.get().copies.order_by("address")
    assert [(copy.address, copy.name, copy.is_blind) for copy in copies] == [
        ("archiv@nordstern.example", "", True),
        ("chefin@turnierserver.example", "Chefin", False),
    ]


@pytest.mark.parametrize(
    "wrong",
    [{"cc": "chefin@turnierserver.example"}, {"way": "email", "address": "kim@x.example", "cc": "chefin"}],
)
def test_copies_nobody_could_get_are_refused(ada, wrong):
    """A call is sent to nobody, and words are no address; what was typed stays."""
    response = ada.post("/desk/tickets/new/", {**CALL, **wrong})
    assert response.status_code == 422
    assert wrong["cc"] in response.content.decode()
    assert not Ticket.objects.exists()


@pytest.mark.parametrize(("way", "address"), [("email", "+49 30 1"), ("phone", "nobody"), ("email", "a@b")])
def test_an_address_nobody_can_reach_is_refused(ada, way, address):
    """And the words stay."""
    response = ada.post("/desk/tickets/new/", {**CALL, "way": way, "address": address})
    assert response.status_code == 422
    assert "Server geht nicht" in text(response)
    assert not Ticket.objects.exists()


def test_preferences_are_kept_for_agent_and_browser(ada, world):
    """The language of the sign-in page follows, too."""
    facts = {
        "name": "Ada",
        "language": "de",
        "theme": "dark",
        "time_zone": "Europe/Vienna",
        "signature": "A.",
    }
    response = ada.post("/desk/profile/", facts)
    assert response.cookies["theme"].value == "dark"
    assert response.cookies["django_language"].value == "de"
    world.ada.refresh_from_db()
    assert (world.ada.language, world.ada.theme, world.ada.signature) == ("de", "dark", "A.")
    assert 'lang="de" data-theme="dark"' in ada.get("/desk/profile/").content.decode()


def test_the_palette_finds_only_what_one_may_see(ada, pia, world):
    """By number, whoever asks."""
    ticket = make_ticket(contact=world.kim, subject="Server tot", team=world.tech)
    assert ada.get("/desk/palette/", {"q": str(ticket.pk)}).json()[0]["label"] == "Server tot"
    assert pia.get("/desk/palette/", {"q": str(ticket.pk)}).json() == []


def test_agents_see_what_a_customer_wants_no_more(ada, world):
    """Nobody wonders why no question went out."""
    opt_out(customer=world.kim.customer, kind="solution", by=world.kim.customer.actor)
    page = text(ada.get(f"/desk/customers/{world.kim.customer_id}/"))
    assert "Wants no more automatic mail since" in page
    assert "Question whether it is solved" in page
