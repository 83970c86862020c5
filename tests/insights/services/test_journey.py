"""A journey from consent to forgetting."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.insights.models import Step, Visit
from ruhepol.insights.services import journey
from ruhepol.insights.tasks import forget_old_journeys
from tests.factories.people import make_identity
from tests.factories.tickets import make_ticket
from tests.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def word():
    """The word of somebody who agreed at noon."""
    with clock.frozen(NOON):
        return journey.agree()


def search(word, words, **later):
    """Search for something some time after noon."""
    with clock.frozen(NOON + timedelta(**later)):
        journey.walk(word=word, kind="search", key=words, label=words)


def kept():
    """Return what is kept, in order."""
    return list(Step.objects.values_list("label", "ticket"))


def test_only_the_digest_of_the_word_is_kept(word):
    """Whoever reads the table cannot say whose browser it was."""
    assert word not in repr(list(Visit.objects.values()))


def test_the_same_step_twice_in_a_row_is_one(word):
    """A reload is no second reading; coming back to it later is."""
    for words in ("rechnung", "rechnung", "konto", "rechnung"):
        search(word, words)
    assert [label for label, _ticket in kept()] == ["rechnung", "konto", "rechnung"]


def test_who_never_agreed_leaves_nothing(word):  # noqa: ARG001  somebody else agreed
    """A made-up word keeps no step and joins nothing."""
    search("x" * 43, "rechnung")
    journey.arrive(word="x" * 43, ticket_id=make_ticket().pk)
    assert kept() == []


def test_the_last_day_belongs_to_the_ticket_once(word):
    """What is older stays loose; a second ticket begins where the first one ended."""
    search(word, "older", hours=-25)
    search(word, "first")
    one = make_ticket()
    tickets = [one.pk, make_ticket(contact=one.contact).pk]
    with clock.frozen(NOON):
        journey.arrive(word=word, ticket_id=tickets[0])
    search(word, "second", minutes=5)
    with clock.frozen(NOON + timedelta(minutes=6)):
        journey.arrive(word=word, ticket_id=tickets[1])
    assert dict(kept()) == {"older": None, "first": tickets[0], "second": tickets[1]}


def test_a_chat_before_the_ticket_is_a_step_of_the_way(word):
    """Who chatted, searched and then wrote is shown in that order, once, and nobody else's chat."""
    with clock.frozen(NOON):
        chat = make_ticket(subject="Wo ist mein Paket?", channel="chat")
        make_ticket(subject="Somebody else's", channel="chat", contact=make_identity("other@kunde.example"))
    search(word, "paket", minutes=2)
    with clock.frozen(NOON + timedelta(minutes=3)):
        ticket = make_ticket(contact=chat.contact)
        for _ in range(2):
            journey.arrive(word=word, ticket_id=ticket.pk)
    way = [(step.kind, step.label) for step in Step.objects.filter(ticket=ticket)]
    assert way == [("chat", "Wo ist mein Paket?"), ("search", "paket")]


def test_a_no_forgets_everything(word):
    """On tickets, too, and nobody else's."""
    other = journey.agree()
    search(other, "other")
    search(word, "mine")
    journey.arrive(word=word, ticket_id=make_ticket().pk)
    journey.withdraw(word=word)
    assert [label for label, _ticket in kept()] == ["other"]


def test_everything_is_forgotten_in_time(word):
    """Loose steps after a week, joined ones after three months, then the visit."""
    search(word, "joined")
    with clock.frozen(NOON):
        journey.arrive(word=word, ticket_id=make_ticket().pk)
    search(word, "loose", minutes=1)
    for days, left in ((6, ["joined", "loose"]), (8, ["joined"]), (91, [])):
        with clock.frozen(NOON + timedelta(days=days)):
            forget_old_journeys.func()
        assert [label for label, _ticket in kept()] == left
    assert not Visit.objects.exists()


def test_nobody_fills_the_table(word, monkeypatch):
    """Of one visit only so many steps are kept."""
    monkeypatch.setattr(journey, "MOST", 3)
    for number in range(5):
        search(word, str(number))
    assert len(kept()) == 3


def test_the_way_of_an_erased_customer_is_forgotten(word):
    """What others read and searched stays."""
    search(word, "umzug", minutes=1)
    ticket = make_ticket(contact=make_identity())
    with clock.frozen(NOON + timedelta(minutes=2)):
        journey.arrive(word=word, ticket_id=ticket.pk)
    search(word, "preise", minutes=3)
    journey.forget_way_to(ticket_id=ticket.pk)
    assert kept() == [("preise", None)]
