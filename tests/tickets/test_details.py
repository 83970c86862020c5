"""What a form asks somebody, and what is kept of the answers."""

import pytest

from ruhepol.core.search.documents import EVERYTHING
from ruhepol.core.search.finding import search
from ruhepol.people.models import Asset
from ruhepol.tickets.details import form_of, required_details
from ruhepol.tickets.exceptions import WrongDetailsError
from ruhepol.tickets.findable import KIND
from ruhepol.tickets.models import Question, Ticket
from ruhepol.tickets.services.receive import Opening, receive
from tests.factories.tickets import make_question, make_topic
from tests.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Everybody; Kim has a server and an order, Nora a server."""
    made = make_world()
    for owner, kind, name in (
        (made.kim, "server", "kim-01"),
        (made.kim, "order", "A-1"),
        (made.nora, "server", "nora-9"),
    ):
        Asset.objects.create(kind=kind, external_id=name, name=name).customers.add(owner.customer)
    return made


def details(world, sent, who=None):
    """Return the details of what somebody sent on the topic."""
    who = who or world.kim
    return required_details(make_topic(), sent, customer=who.customer, brand=world.brand)


def test_only_their_own_things_of_the_kind_are_offered(world):
    """Nobody else's, and no order where a server is asked for."""
    asked = make_question(make_topic(), "Server", "asset", asset_kind="server")
    offered = form_of(make_topic(), world.kim.customer).assets_for(asked)
    assert list(offered.values()) == ["kim-01"]
    assert form_of(make_topic(), None).assets_for(asked) == {}


def test_somebody_elses_thing_is_refused(world):
    """So is one of another kind; the detail of one's own leads to the thing."""
    make_question(make_topic(), "Server", "asset", asset_kind="server")
    numbers = dict(Asset.objects.values_list("name", "pk"))
    for name in ("nora-9", "A-1"):
        with pytest.raises(WrongDetailsError, match="asset"):
            details(world, {"server": str(numbers[name])})
    [kept] = details(world, {"server": str(numbers["kim-01"])})
    assert (kept.said_de, kept.asset_id) == ("kim-01", numbers["kim-01"])


def test_details_keep_the_question_as_it_was_put(world, run_jobs):
    """They are written with the ticket, found by search, and a form that changes later changes none."""
    topic = make_topic()
    question = make_question(topic, "Since when", "choice", options=["quartalsende"], label_de="Seit wann")
    opening = Opening(
        brand=world.brand,
        subject="Langsam",
        language="de",
        topic=topic,
        details=details(world, {"since-when": "quartalsende"}),
    )
    receive(
        contact=world.kim,
        channel="form",
        text="Es ist langsam.",
        opening=opening,
        by=world.kim.customer.actor,
    )
    Question.objects.filter(pk=question.pk).update(label_de="Anders", options=[])
    [kept] = Ticket.objects.get().details.all()
    assert (kept.label_de, kept.said_de, kept.value) == ("Seit wann", "Quartalsende", "quartalsende")
    run_jobs()
    assert [hit.id for hit in search(KIND, "Quartalsende", visible=EVERYTHING, limit=5)] == [
        Ticket.objects.get().pk
    ]


def test_every_fault_is_named(world):
    """By its question; what nobody asked, too."""
    make_question(make_topic(), "Number", "number")
    make_question(make_topic(), "Name", is_required=True)
    with pytest.raises(WrongDetailsError, match="number: number; name: missing"):
        details(world, {"number": "x"})
    with pytest.raises(WrongDetailsError, match="Not asked: admin"):
        details(world, {"name": "x", "admin": "1"})
