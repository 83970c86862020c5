"""The status page, and hearing of the end."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from ruhepol.channels.email.models import Delivery
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import Follower
from ruhepol.healing.services.incidents import Said, activate, declare, end
from ruhepol.healing.services.problems import save_problem
from tests.factories.people import make_brand
from tests.healing.facts import description
from tests.healing.outbreak import break_out, strangers
from tests.security.visitors import enter_portal
from tests.workspace.pages import text
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db

STATUS, FEED = "/en/status/", "/en/status/feed/"


@pytest.fixture
def world():
    """Hold the clock at noon and return everybody."""
    with clock.frozen(NOON):
        yield make_world()


@pytest.fixture
def proposal(world):
    """An outbreak that only leads know of."""
    problem = save_problem(problem=None, description=description(), by=SYSTEM)
    break_out(problem, strangers(3))
    return declare(problem=problem, by=world.ben.actor)


@pytest.fixture
def incident(proposal, world):
    """The same in public; the next word comes in an hour."""
    said = Said(words_de="Wir suchen.", words_en="We look into it.", next_word_at=NOON + timedelta(hours=1))
    return activate(
        incident=proposal,
        title_de="Platten voll",
        title_en="Disks full",
        brand=None,
        said=said,
        by=world.ben.actor,
    )


def test_a_word_that_is_late_is_no_promise_any_more(client, incident):
    """Neither on the pages of the incident nor in the help centre nor on the request form."""
    pages = [STATUS, f"{STATUS}{incident.pk}/", "/en/", "/en/request/"]
    for page in pages:
        assert "next word at" in text(client.get(page)), page
    with clock.frozen(NOON + timedelta(minutes=61)):
        for page in pages:
            shown = text(client.get(page))
            assert "the next word was due at" in shown, page
            assert "next word at" not in shown, page


def finish(incident):
    """Say that it is over."""
    end(incident=incident, said=Said(words_de="Behoben.", words_en="All fixed."), by=SYSTEM)


@pytest.mark.usefixtures("world")
def test_calm_days_are_said_in_a_sentence(client):
    """Also in German; nothing in it is about who looks, so that anything between may keep it."""
    answer = client.get(STATUS)
    assert "Everything works as it should" in text(answer)
    assert "nothing was broken" in text(answer)
    assert "Alles läuft, wie es soll" in text(client.get("/de/status/"))
    assert "public" in answer["Cache-Control"]
    assert "max-age=30" in answer["Cache-Control"]
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies


@pytest.mark.usefixtures("proposal")
def test_a_proposal_is_nobodys_business(client, proposal):
    """Neither on the page nor by its number nor in the feed."""
    assert "Everything works" in text(client.get(STATUS))
    assert client.get(f"{STATUS}{proposal.pk}/").status_code == 404
    assert client.get(f"{STATUS}{proposal.pk}/follow/").status_code == 404
    assert "Disk" not in client.get(FEED).content.decode()


@pytest.mark.parametrize("address", [STATUS, "/en/", "/en/request/"])
def test_we_know_stands_wherever_one_would_ask(client, incident, address):
    """How many things, since when, when the next word comes, and the way to hear of the end."""
    shown = text(client.get(address))
    assert "Disks full" in shown
    assert "3 servers" in shown
    assert re.search(r"next word at .*2:00", shown)
    assert f"{STATUS}{incident.pk}/follow/" in client.get(address).content.decode()


def test_a_search_that_is_about_it_is_told(client, incident):  # noqa: ARG001  it is public
    """Above the articles, also while one types; a search for something else is not."""
    assert "Disks full" in text(client.get("/en/search/", {"q": "disk is full"}))
    assert "Disks full" in text(client.get("/en/search/", {"q": "disk"}, headers={"HX-Request": "true"}))
    assert "Disks full" not in text(client.get("/en/search/", {"q": "change my password"}))


def test_another_brand_says_nothing_of_it(client, incident, world, settings):
    """An incident of one brand is that brand's."""
    settings.ALLOWED_HOSTS = ["testserver", "shop.example"]
    make_brand(key="shop", name="Shop", hosts="shop.example")
    incident.brand = world.brand
    incident.save()
    assert "Disks full" in text(client.get(STATUS))
    assert "Everything works" in text(client.get(STATUS, headers={"host": "shop.example"}))
    assert client.get(f"{STATUS}{incident.pk}/", headers={"host": "shop.example"}).status_code == 404


def test_all_that_was_said_stays(client, incident):
    """On its page and in the feed, also when it is over; then the days remember."""
    with clock.frozen(NOON + timedelta(minutes=90)):
        finish(incident)
        one = text(client.get(f"{STATUS}{incident.pk}/"))
        assert one.index("All fixed.") < one.index("We look into it.")
        feed = client.get(FEED).content.decode()
        assert "Over: Disks full" in feed
        assert "We look into it." in feed
        page = text(client.get(STATUS))
    assert "Everything works" in page
    assert "something was broken on one day" in page
    assert "Disks full" in page
    assert "Disks full" not in text(client.get("/en/"))


def test_words_cannot_become_markup(client, incident):
    """What is said is text, whoever typed it."""
    incident.words.update(words_en="<script>alert(1)</script>")
    for address in (STATUS, f"{STATUS}{incident.pk}/"):
        assert "<script>alert" not in client.get(address).content.decode()


def test_who_is_signed_in_follows_with_one_click(incident, world):
    """At their proven address."""
    browser = Client()
    enter_portal(browser, world.kim)
    assert world.kim.value in text(browser.get(f"{STATUS}{incident.pk}/follow/"))
    assert "You hear from us" in text(browser.post(f"{STATUS}{incident.pk}/follow/"))
    row = Follower.objects.get()
    assert (row.customer, row.address, row.confirmed_at) == (world.kim.customer, world.kim.value, NOON)


def test_a_typed_address_is_asked_by_mail(client, incident, inbox, run_jobs):
    """The link opens a page that decides nothing; its button does. However often it is typed, one mail."""
    address = f"{STATUS}{incident.pk}/follow/"
    for _ in range(3):
        assert "in your mail" in text(client.post(address, {"address": "Someone@Else.example"}))
    run_jobs()
    [mail] = inbox.mails
    link = re.search(r"https?://\S+(/en/status/follow/\S+)", mail.get_body(("plain",)).get_content())[1]
    client.get(link)
    assert Follower.objects.get().confirmed_at is None
    assert "You hear from us" in text(client.post(link))
    assert Follower.objects.get().confirmed_at == NOON


def test_machines_and_floods_reach_nobody(client, incident):
    """A filled trap is thanked and forgotten, a forged link is none, an address of no kind is refused."""
    address = f"{STATUS}{incident.pk}/follow/"
    client.post(address, {"address": "a@b.example", "website": "x"})
    assert not Follower.objects.exists()
    assert client.post(address, {"address": "nobody"}).status_code == 422
    assert client.get("/en/status/follow/forged/").status_code == 404
    answers = [client.post(address, {"address": f"a{n}@b.example"}).status_code for n in range(12)]
    assert answers[-1] == 429
    assert Delivery.objects.count() <= 10


def test_what_is_over_cannot_be_followed(client, incident):
    """The page says so instead of asking for an address."""
    finish(incident)
    address = f"{STATUS}{incident.pk}/follow/"
    assert "It is over already" in text(client.get(address))
    assert "It is over already" in text(client.post(address, {"address": "a@b.example"}))
    assert not Follower.objects.exists() or Follower.objects.filter(asked=True).count() == 0
