"""Connecting systems, and what they tell where it helps."""

import re
from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import Source
from ruhepol.healing.selectors import source_with
from ruhepol.healing.services.sources import connect_source
from ruhepol.healing.services.take import refuse, take
from ruhepol.people.models import Asset
from tests.factories.tickets import make_ticket
from tests.healing.facts import fact
from tests.workspace.pages import text
from tests.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    """Connect a system."""
    return connect_source(name="Wache", by=SYSTEM)[0]


@pytest.fixture
def server(world):
    """Kim's server."""
    made = Asset.objects.create(kind="server", external_id="s-42", name="mc-42")
    made.customers.add(world.kim.customer)
    return made


def shown_key(answer):
    """Return the key that a page shows."""
    return re.search(r"ruhepol_signals_[\w-]+", answer.content.decode()).group()


def told(answer):
    """Return what an asset's page lists, in order."""
    return re.findall(r'<p class="words">([^<]+)</p>', answer.content.decode())


def test_a_key_is_shown_once(root):
    """It opens; the page's next visit does not know it any more."""
    answer = root.post("/desk/signals/", {"name": "Wache"}, follow=True)
    key = shown_key(answer)
    assert source_with(key).name == "Wache"
    address = answer.redirect_chain[-1][0]
    assert key not in text(root.get(address))
    fresh = shown_key(root.post(f"{address}key/", follow=True))
    assert (source_with(key), source_with(fresh).name) == (None, "Wache")


def test_a_name_is_given_once(root, source):
    """The form says so and keeps what was typed."""
    answer = root.post("/desk/signals/", {"name": source.name})
    assert answer.status_code == 422
    assert "Another source has this name." in text(answer)
    other = connect_source(name="Andere", by=SYSTEM)[0]
    answer = root.post(f"/desk/signals/{other.pk}/", {"name": source.name, "mapping": ""})
    assert answer.status_code == 422


def test_a_wrong_line_is_named(root, source):
    """And nothing is changed."""
    answer = root.post(f"/desk/signals/{source.pk}/", {"name": "x", "mapping": "a = server\nb = ship"})
    assert answer.status_code == 422
    assert "Line 2 is no rule: “b = ship”" in text(answer)
    assert Source.objects.get().name == "Wache"


def test_rules_are_tried_while_they_are_written(root, source, server):  # noqa: ARG001  it is meant
    """The latest signals show whom they would mean, before anything is saved."""
    take(source=source, told=[fact(attributes={"machine": "mc-42"})])
    address = f"/desk/signals/{source.pk}/"
    assert "nobody's yet" in text(root.get(address))
    tried = root.post(f"{address}preview/", {"mapping": "machine = server"})
    assert "nobody's yet" not in text(tried)
    assert "mc-42" in text(tried)
    assert "Line 1 is no rule yet." in text(root.post(f"{address}preview/", {"mapping": "machine"}))
    root.post(address, {"name": "Wache", "mapping": "machine = server", "is_active": "on"})
    assert Source.objects.get().mapping == "machine = server"


def test_what_nobody_could_read_can_be_looked_at(root, source):
    """Its reason on the page, its bytes as a download and never as a page."""
    kept = refuse(source=source, form="application/json", reason="no JSON", payload=b"<script>")
    assert "no JSON" in text(root.get(f"/desk/signals/{source.pk}/"))
    answer = root.get(f"/desk/signals/{source.pk}/refusals/{kept.pk}/")
    assert (answer.content, answer["Content-Type"]) == (b"<script>", "application/octet-stream")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_trouble_stands_beside_the_conversation(ada, world, source, server):
    """Whoever answers sees what the customer's server has been saying, once and with its count."""
    with clock.frozen(NOON):
        full = [fact(f"disk full: {n} %", at=NOON) for n in (97, 98)]
        take(source=source, told=[*full, fact("started", severity=9)])
        page = text(ada.get(f"/desk/tickets/{make_ticket(contact=world.kim).pk}/"))
    assert "disk full: 97 %" in page
    assert "2 times" in page
    assert "started" not in page
    assert server.name in page


def test_an_asset_tells_its_story(ada, source, server, monkeypatch):
    """All of it page by page, or only what is grave; the same thing of several slots is one line."""
    monkeypatch.setattr("ruhepol.workspace.screens.signals.views.ON_A_PAGE", 2)
    take(source=source, told=[fact(f"{word} full") for word in ("disk", "mail", "log")])
    take(source=source, told=[fact("started", severity=9)])
    address = f"/desk/assets/{server.pk}/"
    first = ada.get(address)
    assert "Turnierserver" not in text(first)
    assert "Kim" in text(first)
    older = re.search(r'rel="next" href="([^"]+)"', first.content.decode()).group(1).replace("&amp;", "&")
    rest = ada.get(address + older)
    assert 'rel="next"' not in rest.content.decode()
    assert sorted(told(first) + told(rest)) == ["disk full", "log full", "mail full", "started"]
    assert set(told(ada.get(f"{address}?grave=1"))) <= {"disk full", "log full", "mail full"}
    monkeypatch.setattr("ruhepol.workspace.screens.signals.views.ON_A_PAGE", 50)
    take(source=source, told=[fact("disk full", at=NOON - timedelta(hours=n)) for n in (1, 2)])
    assert told(ada.get(address)).count("disk full") == 1
