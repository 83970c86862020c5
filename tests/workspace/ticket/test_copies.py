"""Copies of an answer: offered, ticked or typed in the composer, and shown with what became of each."""

from dataclasses import replace

import pytest

from ruhepol.channels.email.models import Delivery
from ruhepol.tickets.models import Copy, Draft, Message, PlannedReply
from ruhepol.tickets.services.receive import CopyTo, receive
from ruhepol.tickets.services.reply import reply
from tests.factories.mail import arrive, make_mail
from tests.factories.tickets import make_ticket
from tests.workspace.pages import fields, swap, text

pytestmark = pytest.mark.django_db
BOSS = "chefin@turnierserver.example"


@pytest.fixture
def ticket(world):
    """Kim's ticket, which her boss was told of."""
    ticket = make_ticket(contact=world.kim, begun_by="system")
    receive(
        ticket=ticket, contact=world.kim, channel="email", text="Und?", by=world.kim.customer.actor,
        copies=[CopyTo(address=BOSS, name="Jo Chefin"), CopyTo(address="hilfe@nordstern.example")],
    )  # fmt: skip
    ticket.refresh_from_db()
    return ticket


def send(browser, ticket, **facts):
    """Post an answer as the composer does."""
    filled = {"text": "Hallo Kim", "kind": "reply", "then": "wait", "seen": ticket.last_number, **facts}
    return browser.post(f"/desk/tickets/{ticket.pk}/", filled)


def page(browser, ticket):
    """Return the ticket's page."""
    return browser.get(f"/desk/tickets/{ticket.pk}/")


def test_people_of_the_conversation_are_offered_and_not_added(ada, ticket):
    """Her box is there and empty, ours is not there at all; unticked, only Kim is written to."""
    assert fields(page(ada, ticket), "copy") == [(f"Jo Chefin <{BOSS}>", False)]
    send(ada, ticket)
    assert not Copy.objects.filter(message__kind=Message.Kind.REPLY).exists()


def test_ticked_and_typed_people_get_it(ada, ticket):
    """What was ticked, typed and typed blind goes out with the answer, names included."""
    typed = {"cc": '"Konto, Tim" <Tim@x.example>; a@y.example', "bcc": "z@z.example"}
    send(ada, ticket, copy=[f"Jo Chefin <{BOSS}>"], **typed)
    copies = Copy.objects.filter(message__kind=Message.Kind.REPLY)
    assert list(copies.values_list("address", "name", "is_blind")) == [
        (BOSS, "Jo Chefin", False),
        ("tim@x.example", "Konto, Tim", False),
        ("a@y.example", "", False),
        ("z@z.example", "", True),
    ]


def test_a_typo_loses_nothing(ada, ticket):
    """What is no address is named; text, ticks and the typed line are still there."""
    response = send(ada, ticket, copy=[f"Jo Chefin <{BOSS}>"], cc="tim@x", text="Viel Text")
    assert response.status_code == 422
    assert "“tim@x” is no mail address." in text(response)
    assert "Viel Text" in text(response)
    assert fields(response, "copy") == [(f"Jo Chefin <{BOSS}>", True)]
    assert fields(response, "cc") == [("tim@x", False)]


def test_no_circular_letters(ada, ticket):
    """Twenty people are enough for a copy."""
    response = send(ada, ticket, cc=", ".join(f"p{n}@x.example" for n in range(21)))
    assert (response.status_code, "At most 20 people" in text(response)) == (422, True)


def test_a_draft_remembers_them(ada, ticket):
    """Whoever comes back to the ticket finds the same people chosen, half an address aside."""
    words = {"text": "Halb", "kind": "reply", "version": 0}
    chosen = {"copy": [f"Jo Chefin <{BOSS}>"], "bcc": "z@z.example", "cc": "ti"}
    ada.post(f"/desk/tickets/{ticket.pk}/draft/", words | chosen)
    assert [copy["address"] for copy in Draft.objects.get().copies] == [BOSS, "z@z.example"]
    shown = page(ada, ticket)
    assert fields(shown, "copy") == [(f"Jo Chefin <{BOSS}>", True)]
    assert fields(shown, "bcc") == [("z@z.example", False)]


def test_taken_back_they_are_chosen_still(ada, ticket, settings):
    """While it can be undone the page names them; undone, they stand in the composer again."""
    settings.RUHEPOL = replace(settings.RUHEPOL, undo_seconds=10)
    send(ada, ticket, copy=[f"Jo Chefin <{BOSS}>"], cc="tim@x.example")
    assert "Copy to Jo Chefin · Copy to tim@x.example" in text(page(ada, ticket))
    planned = PlannedReply.objects.get()
    ada.post(f"/desk/tickets/{ticket.pk}/planned/{planned.pk}/undo/")
    shown = page(ada, ticket)
    assert fields(shown, "copy") == [(f"Jo Chefin <{BOSS}>", True)]
    assert fields(shown, "cc") == [("tim@x.example", False)]


def test_a_partial_refusal_is_shown_by_person(ada, ticket, world, inbox, run_jobs):
    """The page names who was refused, why, and that the others have it."""
    inbox.answers["rcpt"] = {BOSS: "550 no such user"}
    reply(ticket=ticket, text="Ja", by=world.ada.actor, copies=[CopyTo(address=BOSS, name="Jo Chefin")])
    run_jobs()
    shown = text(page(ada, ticket))
    assert f"To: {world.kim.value} Sent Copy: Jo Chefin Not delivered 550 no such user" in shown
    assert Delivery.objects.get(kind="reply").state == "failed"


def test_a_stranger_who_wrote_is_offered_too(ada, ticket, world, inbox, run_jobs):
    """Who joined with a forwarded mail can be answered with the customer."""
    reply(ticket=ticket, text="Ja", by=world.ada.actor)
    run_jobs()
    arrive(make_mail("Ich auch", sender="Tim <tim@x.example>", In_Reply_To=inbox.mails[-1]["Message-ID"]))
    offered = fields(page(ada, ticket), "copy")
    assert offered == [(f"Jo Chefin <{BOSS}>", False), ("Tim <tim@x.example>", False)]


def test_the_part_comes_with_them(ada, ticket):
    """A swap brings the same boxes as the whole page."""
    part = ada.get(f"/desk/tickets/{ticket.pk}/", headers=swap("work"))
    assert len(fields(part, "copy")) == 1
