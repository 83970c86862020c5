"""What administrators set."""

import pytest

from ruhepol.people.models import Agent, Brand, Team
from ruhepol.tickets.models import Cause, Topic
from ruhepol.workspace.screens.settings.kinds import KINDS
from tests.workspace.pages import text

pytestmark = pytest.mark.django_db

BRAND = {
    "name": "Zweitmarke",
    "support_address": "hilfe@zweit.example",
    "default_language": "de",
    "form_of_address": "du",
    "time_zone": "Europe/Berlin",
    "close_after_days": 5,
}


def test_the_page_shows_everything_that_can_be_set(root, world):
    """Agents with teams, teams with members, and where there is nothing yet."""
    page = text(root.get("/desk/settings/"))
    for words in ("ada@nordstern.example", "Technik", world.brand.name, "Customers choose a topic"):
        assert words in page


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_an_empty_form(root, kind):
    """A new one begins with a page of its own."""
    assert root.get(f"/desk/settings/{kind}s/new/").status_code == 200


def test_an_agent_is_made_changed_closed_and_opened(root, world):
    """The address stays; a closed account keeps its tickets."""
    facts = {"name": "Dora", "email": "dora@nordstern.example", "role": "agent", "language": "de"}
    root.post("/desk/settings/agents/new/", {**facts, "teams": [world.tech.pk]})
    dora = Agent.objects.get(email="dora@nordstern.example")
    assert list(dora.teams.all()) == [world.tech]
    root.post(
        f"/desk/settings/agents/{dora.pk}/", {"name": "Dora D.", "role": "lead", "email": "x@y.example"}
    )
    dora.refresh_from_db()
    assert (dora.name, dora.role, dora.email) == ("Dora D.", "lead", "dora@nordstern.example")
    assert list(dora.teams.all()) == []
    root.post(f"/desk/settings/agents/{dora.pk}/close/")
    dora.refresh_from_db()
    assert not dora.is_active
    root.post(f"/desk/settings/agents/{dora.pk}/open/")
    dora.refresh_from_db()
    assert dora.is_active


def test_refusals_are_said_beside_the_form(root, world):
    """A taken address, a taken name, the last administrator."""
    facts = {"name": "Ada", "email": "ada@nordstern.example", "role": "agent", "language": "de"}
    taken = root.post("/desk/settings/agents/new/", facts)
    assert (taken.status_code, "exists already" in text(taken)) == (422, True)
    named = root.post("/desk/settings/teams/new/", {"name": "technik"})
    assert "this name already" in text(named)
    last = root.post(f"/desk/settings/agents/{world.root.pk}/", {"name": "Root", "role": "agent"})
    assert "make another administrator first" in text(last)
    page = text(root.post(f"/desk/settings/agents/{world.root.pk}/close/", follow=True))
    assert "make another administrator first" in page


def test_a_weak_first_password_is_refused(root):
    """Nobody begins with `password`."""
    facts = {"name": "E", "email": "e@nordstern.example", "role": "agent", "language": "de"}
    assert root.post("/desk/settings/agents/new/", {**facts, "password": "password"}).status_code == 422


def test_teams_topics_causes_and_brands_are_kept(root, world):
    """Each by its own form; changing keeps the row."""
    root.post("/desk/settings/teams/new/", {"name": "Versand"})
    root.post("/desk/settings/topics/new/", {"name_de": "Rechnung", "name_en": "Invoice", "is_active": "on"})
    root.post("/desk/settings/causes/new/", {"name_de": "Link tot", "name_en": "Dead link"})
    root.post("/desk/settings/brands/new/", BRAND)
    topic, cause = Topic.objects.get(), Cause.objects.get()
    assert Team.objects.filter(name="Versand").exists()
    assert Brand.objects.get(name="Zweitmarke").form_of_address == "du"
    changed = {"name_de": "Beleg", "name_en": "Receipt", "team": world.tech.pk}
    root.post(f"/desk/settings/topics/{topic.pk}/", changed)
    topic.refresh_from_db()
    assert (topic.name_de, topic.team, topic.is_active, topic.slug) == (
        "Beleg",
        world.tech,
        False,
        "invoice",
    )
    below = {"name_de": "X", "name_en": "X", "parent": cause.pk}
    assert root.post(f"/desk/settings/causes/{cause.pk}/", below).status_code == 422
