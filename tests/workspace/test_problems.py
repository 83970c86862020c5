"""Describing problems, trying them on the past, and seeing them beside the conversation."""

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import KnownProblem
from ruhepol.healing.services.problems import save_problem
from ruhepol.healing.services.sources import connect_source
from ruhepol.healing.services.take import take
from ruhepol.people.models import Asset
from tests.factories.tickets import make_ticket
from tests.healing.facts import DISK, description, fact
from tests.workspace.pages import text
from tests.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def noon():
    """Hold the clock."""
    with clock.frozen(NOON):
        yield


@pytest.fixture
def server(world, noon):  # noqa: ARG001  at noon
    """Kim's server, whose disk has been full three times."""
    made = Asset.objects.create(kind="server", external_id="s-42", name="mc-42")
    made.customers.add(world.kim.customer)
    take(source=connect_source(name="Wache", by=SYSTEM)[0], told=[fact()] * 3)
    return made


def test_a_problem_is_described_and_changed(ben):
    """It begins with an example; what is wrong is named and nothing is lost."""
    assert "no space left" in text(ben.get("/desk/problems/new/"))
    facts = vars(description())
    wrong = ben.post("/desk/problems/new/", {**facts, "condition": "[[all"})
    assert wrong.status_code == 422
    assert "Not understood:" in text(wrong)
    assert "Die Platte Ihres Servers ist voll." in text(wrong)
    made = ben.post("/desk/problems/new/", facts)
    known = KnownProblem.objects.get()
    assert made["Location"] == f"/desk/problems/{known.pk}/"
    ben.post(made["Location"], {**facts, "title_en": "Full"})
    assert "Full" in text(ben.get("/desk/problems/"))


def test_the_bench_tries_it_on_the_last_week(ben, server):
    """While it is written: with which assets it would have been found, or why it says nothing."""
    tried = text(ben.post("/desk/problems/try/", {"condition": DISK, "asset_kind": "server"}))
    assert "with 1 asset" in tried
    assert server.name in tried
    nothing = ben.post("/desk/problems/try/", {"condition": DISK, "asset_kind": "order"})
    assert "It would not have been found" in text(nothing)
    wrong = ben.post("/desk/problems/try/", {"condition": "[[all", "asset_kind": "server"})
    assert "Expected" in text(wrong)


def test_a_known_problem_stands_beside_the_conversation(ada, world, server):
    """In the customer's language, for it is what they will be told."""
    save_problem(problem=None, description=description(), by=world.ben.actor)
    ticket = make_ticket(contact=world.kim, language="de")
    page = text(ada.get(f"/desk/tickets/{ticket.pk}/diagnosis/"))
    assert "Disk full" in page
    assert "Die Platte Ihres Servers ist voll." in page
    assert server.name in page
    other = make_ticket(contact=world.nora)
    assert "Disk full" not in text(ada.get(f"/desk/tickets/{other.pk}/diagnosis/"))
