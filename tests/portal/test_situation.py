"""What a customer is told of their own things while writing to us."""

import pytest
from django.apps import apps
from django.test import Client

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.services.problems import save_problem
from ruhepol.healing.services.sources import connect_source
from ruhepol.healing.services.take import take
from ruhepol.people.models import Asset
from ruhepol.portal.screens.request import situation
from tests.healing.facts import description, fact
from tests.healing.signs import PLAN, make_full
from tests.security.visitors import enter_portal
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db

FORM = "/en/request/"
FULL = "The disk of your server is full."
MUTE = """
[[checks]]
name = "mute"
ask = "http"
system = "nowhere"
path = "/"
says = {de = "stumm", en = "mute"}
"""


@pytest.fixture
def world():
    """Everybody."""
    return make_world()


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


@pytest.fixture
def server(world):
    """Kim's server with a full disk, which is a known problem."""
    save_problem(problem=None, description=description(), by=SYSTEM)
    made = Asset.objects.create(kind="server", external_id="s-42", name="mc-42")
    made.customers.add(world.kim.customer)
    with clock.frozen(NOON):
        take(source=connect_source(name="Wache", by=SYSTEM)[0], told=[fact()] * 3)
        yield made


def page(browser, address=FORM):
    """Return a page's text."""
    return browser.get(address).content.decode()


@pytest.mark.usefixtures("server")
def test_the_owner_is_told_before_a_word_is_typed(kim):
    """What was found, in their language, and what was looked at."""
    answer = kim.get(FORM)
    assert FULL in answer.content.decode()
    assert "mc-42" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert "Die Platte Ihres Servers ist voll." in page(kim, "/de/request/")


@pytest.mark.usefixtures("server")
def test_nobody_else_learns_of_it(client, nora):
    """Neither a stranger nor another customer, whatever they send along."""
    for browser in (client, nora):
        for address in (FORM, f"{FORM}?topic=server&asset=1"):
            shown = page(browser, address)
            assert FULL not in shown
            assert "mc-42" not in shown


@pytest.mark.usefixtures("server")
def test_a_customer_can_say_no(kim):
    """Then nothing is looked at until they want it again."""
    kim.post(f"{FORM}look/", {"look": "no"})
    shown = page(kim)
    assert FULL not in shown
    assert "mc-42" not in shown
    assert "We do not look at them." in shown
    kim.post(f"{FORM}look/", {"look": "yes"})
    assert FULL in page(kim)


def test_what_is_well_is_said_to_be_well(kim, world, server):
    """Also silence is an answer: nothing known is wrong."""
    server.customers.clear()
    assert "Nothing known is wrong" not in page(kim)
    other = Asset.objects.create(kind="domain", external_id="d-1", name="kim.example")
    other.customers.add(world.kim.customer)
    assert "Nothing known is wrong" in page(kim)


def typed(browser, text, **more):
    """Return what the panel says of a text."""
    return browser.post(f"{FORM}situation/", {"subject": "", "text": text, **more})


@pytest.mark.usefixtures("server")
def test_the_panel_follows_the_words(kim):
    """While they type, what they mean is marked; it is nobody's page but theirs."""
    answer = typed(kim, "the disk is full again")
    assert 'class="found stack tight meant"' in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    shown = typed(kim, "where is my invoice").content.decode()
    assert FULL in shown
    assert 'tight meant"' not in shown


def test_what_a_check_does_not_say_breaks_nothing(kim, world):
    """A check that nobody answers has no words; what was found is told all the same."""
    server = Asset.objects.create(kind="server", external_id="s-42", name="mc-42")
    server.customers.add(world.kim.customer)
    plan = PLAN.replace("[[steps]]", f"{MUTE}\n[[steps]]")
    with clock.frozen(NOON):
        make_full(connect_source(name="Wache", by=SYSTEM)[0], plan=plan)
        shown = typed(kim, "the disk is full again").content.decode()
    assert "disk is full" in shown
    assert "mute" not in shown


@pytest.mark.usefixtures("server")
def test_nobody_learns_of_others_things_by_typing(client, nora, world):
    """Whatever is sent along: the name, the key of the thing, of the customer, or of their session."""
    asset = Asset.objects.get()
    kim = {"customer": world.kim.customer_id, "identity": world.kim.pk}
    for browser in (client, nora):
        shown = typed(browser, "mc-42: the disk is full", asset=asset.pk, **kim).content.decode()
        assert "mc-42" not in shown
        assert FULL not in shown


@pytest.mark.usefixtures("server")
def test_a_no_holds_while_typing(kim):
    """Also then nothing is looked at."""
    kim.post(f"{FORM}look/", {"look": "no"})
    shown = typed(kim, "mc-42: the disk is full").content.decode()
    assert FULL not in shown
    assert "We do not look at them." in shown


@pytest.mark.usefixtures("server")
def test_what_is_not_sent_is_not_stored(kim):
    """No table holds a word of it afterwards."""
    typed(kim, "the disk is full, says Xylophon77")
    for model in apps.get_models():
        rows = model._default_manager.values_list()  # noqa: SLF001  some name it otherwise
        assert not any("xylophon77" in str(row).lower() for row in rows), model


@pytest.mark.usefixtures("server")
def test_looking_has_a_limit(kim, monkeypatch):
    """Whoever asks without end is told to wait."""
    monkeypatch.setattr(situation, "allows", lambda *_, **__: False)
    assert typed(kim, "disk").status_code == 429
