"""One click repairs what was found with a customer's own thing; nobody else's click does."""

from datetime import timedelta

import pytest
from django.test import Client

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.doing import hands
from ruhepol.healing.models import Run, RunState
from ruhepol.healing.services.advance import advance
from ruhepol.healing.services.runs import propose
from ruhepol.healing.services.sources import connect_source
from ruhepol.healing.services.take import take
from ruhepol.people.models import Asset
from tests.healing.facts import fact
from tests.healing.signs import PLAN, make_full, tidy
from tests.security.visitors import enter_portal
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db

FORM = "/en/request/"
REPAIR = f"{FORM}repair/"


@pytest.fixture
def world():
    """Everybody, at noon."""
    with clock.frozen(NOON):
        yield make_world()


@pytest.fixture
def source(world):  # noqa: ARG001  at noon
    """A system that watches."""
    return connect_source(name="Wache", by=SYSTEM)[0]


@pytest.fixture
def server(world):
    """Kim's server."""
    made = Asset.objects.create(kind="server", external_id="s-42", name="mc-42")
    made.customers.add(world.kim.customer)
    return made


@pytest.fixture
def remedy(source, server):  # noqa: ARG001  whose disk is full
    """Know what repairs the disk that is full."""
    return make_full(source)


@pytest.fixture
def kim(world):
    """Kim's browser."""
    browser = Client()
    enter_portal(browser, world.kim)
    return browser


@pytest.fixture
def nora(world):
    """Nora's browser."""
    browser = Client()
    enter_portal(browser, world.nora)
    return browser


def click(browser, remedy, server, **more):
    """Press the button that stands with the problem."""
    return browser.post(REPAIR, {"problem": remedy.problem_id, "asset": server.pk, **more})


def test_from_the_click_to_the_customers_word(kim, remedy, server, source):
    """The offer, the button, its steps, the proof, and "is it solved?"; no ticket is needed."""
    shown = kim.post(f"{FORM}situation/", {"subject": "", "text": "the disk is full"}).text
    assert "We tidy mc-42 up." in shown
    assert "disk is full" in shown
    assert "Repair it now" in shown
    begun = click(kim, remedy, server, part=1)
    run = Run.objects.get()
    assert f'data-live="run:{run.pk}"' in begun.text
    assert "Remove old logs" in begun.text
    advance(run_id=run.pk, hands=hands)
    tidy(source)
    clock.advance(timedelta(seconds=10))
    advance(run_id=run.pk, hands=hands)
    page = kim.get(f"{FORM}run/{run.pk}/")
    assert "Done, and it helped." in page.text
    assert "data-live" not in page.text
    assert "no-store" in page["Cache-Control"]
    assert kim.post(f"{FORM}run/{run.pk}/solved/", {"solved": "yes"}).url == f"{FORM}glad/"
    run.refresh_from_db()
    assert (run.word, run.customer.pk) == ("solved", run.started_id)


def test_healed_is_not_found_again(kim, remedy, server, source):
    """Though the signals that showed it are still there; not solved means a person, and the words stay."""
    click(kim, remedy, server)
    run = Run.objects.get()
    advance(run_id=run.pk, hands=hands)
    tidy(source)
    clock.advance(timedelta(seconds=10))
    advance(run_id=run.pk, hands=hands)
    assert "Is it solved?" in kim.get(FORM).text
    kim.post(f"{FORM}run/{run.pk}/solved/", {"solved": "no"})
    page = kim.get(FORM).text
    assert "Then a person goes on from here." in page
    assert "Is it solved?" not in page
    assert "Repair it now" not in page
    run.refresh_from_db()
    assert run.word == "not_solved"


@pytest.mark.usefixtures("server")
def test_what_breaks_again_is_told_again(kim, remedy, server, source):
    """Within the hour: nothing says any more that it was healed; whether it may be repaired the rails say."""
    click(kim, remedy, server)
    Run.objects.update(state=RunState.HEALED, ended_at=clock.now() + timedelta(seconds=1))
    assert "Is it solved?" in kim.get(FORM).text
    clock.advance(timedelta(minutes=10))
    take(source=source, told=[fact(at=clock.now())])
    again = kim.post(f"{FORM}situation/", {"subject": "", "text": "the disk is full"}).text
    assert 'class="found' in again
    assert "Is it solved?" not in again


def test_nobody_repairs_what_is_not_theirs(client, nora, remedy, world):
    """Whatever they send: another's thing, another's key, a word that is no number, or nothing."""
    theirs = {"customer": world.kim.customer_id, "identity": world.kim.pk, "by": world.kim.customer_id}
    asset = Asset.objects.get()
    for sent in ({"asset": asset.pk}, {"asset": "x"}, {"asset": "9" * 40}, {"asset": -1}, {}):
        facts = {"problem": remedy.problem_id, **sent, **theirs}
        assert nora.post(REPAIR, {**facts, "part": 1}).status_code == 409
        assert client.post(REPAIR, facts).url.startswith("/en/sign-in/")
    assert not Run.objects.exists()


def test_nobody_sees_or_judges_anothers_repair(client, nora, kim, remedy, server):
    """A number in the address opens nothing; a stranger is asked to sign in."""
    click(kim, remedy, server)
    run = Run.objects.get()
    for address in (f"{FORM}run/{run.pk}/", f"{FORM}run/{run.pk + 1}/"):
        assert nora.get(address).status_code == 404
        assert nora.post(f"{address}solved/", {"solved": "yes"}).status_code == 404
        assert client.get(address).status_code == 302
    run.refresh_from_db()
    assert run.word == ""


def test_another_owners_repair_stays_theirs(kim, nora, remedy, server, world):
    """A thing that two customers share: what Kim began is not shown to Nora, who cannot begin it twice."""
    server.customers.add(world.nora.customer)
    click(kim, remedy, server)
    run = Run.objects.get()
    assert nora.get(f"{FORM}run/{run.pk}/").status_code == 404
    assert click(nora, remedy, server, part=1).status_code == 409
    assert Run.objects.count() == 1


def test_only_what_is_so_is_repaired(kim, remedy, server, source):
    """Neither what has passed, nor another problem, nor a second time within the cool-down."""
    tidy(source)
    assert click(kim, remedy, server, part=1).status_code == 409
    assert not Run.objects.exists()


def test_a_remedy_for_people_waits_for_them(kim, remedy, server):
    """Where an agent has to approve, the click asks for it, and the customer is told so."""
    remedy.mode = "approval"
    remedy.save()
    assert "Ask us to repair it" in kim.post(f"{FORM}situation/", {"text": ""}).text
    assert "A person looks at it first." in click(kim, remedy, server, part=1).text
    assert Run.objects.get().state == RunState.PROPOSED


HELD = "This cannot be done just now. Please send your request; a person sees to it."


def test_what_is_held_back_is_said_to_be(kim, source, server):  # noqa: ARG001  whose disk is full
    """It is Monday noon and the window is the weekend's: no button, and what to do instead."""
    make_full(source, plan=f'{PLAN}\n[rails]\nwindows = ["Sa-Su 00:00-24:00"]')
    shown = kim.post(f"{FORM}situation/", {"text": ""}).text
    assert HELD in shown
    assert "Repair it now" not in shown


def test_one_click_too_many_stops_the_remedy(kim, source, server, world):
    """Customers alone can trip the breaker: who does is sent to a person, the next sees no button."""
    remedy = make_full(source, plan=f'{PLAN}\n[rails]\nbreaker = {{runs = 1, within = "10m"}}')
    other = Asset.objects.create(kind="server", external_id="s-43", name="mc-43")
    propose(problem=remedy.problem, asset=other, customer=None, by=world.ada.actor)
    assert "Repair it now" in kim.post(f"{FORM}situation/", {"text": ""}).text
    answer = click(kim, remedy, server, part=1)
    assert (answer.status_code, HELD in answer.text) == (409, True)
    remedy.refresh_from_db()
    assert remedy.stopped_at is not None
    assert HELD in kim.post(f"{FORM}situation/", {"text": ""}).text


def test_it_works_without_a_script(kim, remedy, server):
    """The button is a form: the page comes back with the repair on it."""
    assert click(kim, remedy, server).url == FORM
    assert "<portal-run" in kim.get(FORM).text
