"""What the chat says of a customer's own things, and to nobody else."""

import json

import pytest
from django.apps import apps

from ruhepol.channels.chat.services.widgets import rotate_secret
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import KnownProblem, Run
from ruhepol.healing.services.problems import save_problem
from ruhepol.healing.services.remedies import save_remedy
from ruhepol.healing.services.sources import connect_source
from ruhepol.healing.services.take import take
from ruhepol.people.models import Asset, Customer
from tests.factories.chat import make_widget, signed
from tests.healing.facts import description, fact
from tests.healing.signs import PLAN, make_full
from tests.portal.widget.conftest import Browser
from tests.world import NOON, make_world

KIM = "kim@turnierserver.example"
NORA = "nora@laden.example"


@pytest.fixture
def world(browser):  # noqa: ARG001  whose brand is there first
    """Everybody, at noon."""
    with clock.frozen(NOON):
        yield make_world()


@pytest.fixture
def server(world):
    """Kim's server with a full disk."""
    save_problem(problem=None, description=description(), by=SYSTEM)
    made = Asset.objects.create(kind="server", external_id="s-42", name="mc-42")
    made.customers.add(world.kim.customer)
    take(source=connect_source(name="Wache", by=SYSTEM)[0], told=[fact()] * 3)
    return made


@pytest.fixture
def secret(browser, world):  # noqa: ARG001  at noon
    """Return the secret the shop signs with."""
    return rotate_secret(widget=browser.widget, by=SYSTEM)


def look(browser, identity, text="the disk is full"):
    """Return what the chat says of somebody's things."""
    return browser.post("look", identity=identity, text=text).json()


@pytest.mark.usefixtures("world", "server")
def test_whoever_the_page_vouches_for_is_told(browser, secret):
    """By the address, and by the number once it is known; in the page's language."""
    seen = look(browser, signed(secret, external_id="7", email=KIM))
    assert seen["assets"] == ["mc-42"]
    [found] = seen["found"]
    assert (found["name"], found["title"], found["fits"]) == ("mc-42", "Disk full", True)
    browser.begin(identity=signed(secret, external_id="7", email=KIM))
    browser.language = "de"
    assert look(browser, signed(secret, external_id="7"))["found"][0]["title"] == "Platte voll"


@pytest.mark.usefixtures("world", "server")
def test_a_repair_that_is_held_back_is_said_to_be(browser, secret):
    """Outside the window there is no button but the way to a person."""
    plan = f'{PLAN}\n[rails]\nwindows = ["Sa-Su 00:00-24:00"]'
    save_remedy(problem=KnownProblem.objects.get(), plan=plan, mode="one_click", by=SYSTEM)
    [found] = look(browser, signed(secret, external_id="7", email=KIM))["found"]
    assert found["offer"] is None
    assert "This cannot be done just now." in found["words"]


@pytest.mark.usefixtures("world", "server")
def test_nobody_else_is_told(browser, secret):
    """No forged, old, foreign, unverified or stolen word opens another's things; nor does naming them."""
    nothing = {"assets": [], "found": [], "runs": []}
    text = "mc-42 s-42 kim@turnierserver.example: the disk is full"
    for identity in (
        "x",
        signed("guessed", external_id="7", email=KIM),
        signed(secret, external_id="7", email=KIM, minutes=-1),
        signed(secret, external_id="7", email=KIM, aud="another-widget"),
        signed(secret, external_id="7", email=KIM, email_verified=False),
        signed(secret, external_id="8", email=NORA),
    ):
        assert look(browser, identity, text) == nothing
    stolen = signed(secret, external_id="7", email=KIM)
    browser.begin(identity=stolen)
    assert look(browser, stolen)["assets"] == ["mc-42"]
    assert look(Browser(browser.widget), stolen) == nothing
    assert look(Browser(make_widget(name="Other")), stolen) == nothing


@pytest.mark.usefixtures("world", "server")
def test_looking_makes_nobody_and_keeps_nothing(browser, secret):
    """Who is not known is not made known by looking, and no table holds a word of what was typed."""
    before = Customer.objects.count()
    identity = signed(secret, external_id="xylophon77", email="new@customer.example")
    assert look(browser, identity, "xylophon77")["assets"] == []
    look(browser, signed(secret, external_id="7", email=KIM), "the disk is full, says xylophon77")
    assert Customer.objects.count() == before
    for model in apps.get_models():
        rows = model._default_manager.values()  # noqa: SLF001  some name it otherwise
        assert "xylophon77" not in json.dumps(list(rows), default=str), model


@pytest.mark.usefixtures("world", "server")
def test_a_chat_goes_on_only_with_the_pages_word(browser, secret):
    """The token of a chat alone, left in a browser, opens nobody's things."""
    browser.begin(identity=signed(secret, external_id="7", email=KIM))
    assert look(browser, "x")["assets"] == []
    assert browser.post("look", text="the disk is full").status_code == 422


@pytest.mark.usefixtures("world")
def test_a_repair_takes_the_pages_word_of_whose_it_is(browser, secret, server):
    """Kim begins, follows and judges it; nobody else does, whatever they name."""
    source = connect_source(name="Zweite Wache", by=SYSTEM)[0]
    problem = make_full(source, title_en="Full").problem
    kim, nora = signed(secret, external_id="7", email=KIM), signed(secret, external_id="8", email=NORA)
    wanted = {"problem": problem.pk, "asset": server.pk}
    for identity, status in (("x", 403), (signed("guessed", external_id="7", email=KIM), 403), (nora, 404)):
        assert browser.post("repair", identity=identity, **wanted).status_code == status
    assert not Run.objects.exists()
    begun = browser.post("repair", identity=kim, **wanted).json()
    assert (begun["name"], begun["over"], len(begun["acts"])) == ("mc-42", False, 3)
    assert browser.post("repair", identity=kim, **wanted).status_code == 409
    for identity, status in (("x", 403), (nora, 404), (kim, 200)):
        assert browser.post("run", identity=identity, run=begun["run"]).status_code == status
        said = browser.post("run/solved", identity=identity, run=begun["run"], solved=1)
        assert said.status_code == status
    assert Run.objects.get().word == "solved"
