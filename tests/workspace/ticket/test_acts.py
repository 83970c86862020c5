"""Sorting a ticket from its page."""

import re
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from ruhepol.core import clock
from ruhepol.knowledge.services.causes import learn_causes
from ruhepol.tickets.models import Cause, Ticket
from ruhepol.tickets.services.sort import set_cause, set_tags
from ruhepol.workspace.screens.ticket.acts import ACTS, usual_moments
from tests.factories.tickets import make_ticket
from tests.workspace.pages import swap, text
from tests.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(world):
    """Kim's open ticket in Ada's team."""
    return make_ticket(contact=world.kim, team=world.tech)


def do(browser, ticket, verb, headers=None, **facts):
    """Post an act."""
    response = browser.post(f"/desk/tickets/{ticket.pk}/{verb}/", facts, headers=headers or {})
    ticket.refresh_from_db()
    return response


@pytest.mark.parametrize("verb", ACTS)
def test_every_act_has_a_page_of_its_own(ada, ticket, verb):
    """Without script each form is reached by its address."""
    response = ada.get(f"/desk/tickets/{ticket.pk}/{verb}/")
    assert response.status_code == 200
    assert f'action="/desk/tickets/{ticket.pk}/{verb}/"' in response.content.decode()


def test_assigning_by_choice_by_name_and_back_to_the_team(ada, world, ticket):
    """The list gives a key, a browser without script a typed name or address; empty gives it back."""
    do(ada, ticket, "assign", to=world.ben.pk)
    assert ticket.assignee == world.ben
    do(ada, ticket, "assign", to_text="ada")
    assert ticket.assignee == world.ada
    do(ada, ticket, "assign", to_text="ben@nordstern.example")
    assert ticket.assignee == world.ben
    do(ada, ticket, "assign", to="", to_text="")
    assert ticket.assignee is None


def test_an_unknown_name_is_said(ada, ticket):
    """The form comes back into the dialog it came from."""
    response = do(ada, ticket, "assign", to_text="Zoe", headers=swap("work"))
    assert (response.status_code, response["HX-Retarget"]) == (422, "#act")
    assert "Nobody here is called that." in text(response)
    assert "<html" not in response.content.decode()


def test_team_priority_and_cause_are_set(ada, world, ticket):
    """Each by its own small form."""
    cause = Cause.objects.create(name_de="Link tot", name_en="Dead link")
    do(ada, ticket, "team", team=world.night.pk)
    do(ada, ticket, "priority", priority=4)
    do(ada, ticket, "cause", cause=cause.pk)
    assert (ticket.team, ticket.priority, ticket.cause) == (world.night, 4, cause)


def test_likely_causes_are_offered_and_one_press_takes_one(ada, world, ticket):
    """With its share of certainty; the press wins over what the list shows, and nothing is set before."""
    dead, slow = (Cause.objects.create(name_de=name, name_en=name) for name in ("Toter Link", "Langsam"))
    for cause, words in ((dead, "Der Link ist tot"), (slow, "Die Seite ist langsam")):
        for _time in range(3):
            set_cause(ticket=make_ticket(contact=world.kim, subject=words), cause=cause, by=world.ada.actor)
    learn_causes()
    Ticket.objects.filter(pk=ticket.pk).update(subject="Toter Link")
    shown = text(ada.get(f"/desk/tickets/{ticket.pk}/cause/"))
    assert "Tickets like this one had:" in shown
    assert re.search(r"Toter Link · \d+\s?%", shown)
    ticket.refresh_from_db()
    assert ticket.cause is None
    do(ada, ticket, "cause", cause=["", dead.pk])
    assert ticket.cause == dead


def test_tags_come_and_go_one_by_one(ada, ticket):
    """A new word is made a tag, a cross takes it away."""
    do(ada, ticket, "tags", add_text="VIP")
    do(ada, ticket, "tags", add="dringend")
    do(ada, ticket, "tags", remove="vip")
    assert [tag.name for tag in ticket.tags.all()] == ["dringend"]


def test_putting_off_until_a_usual_or_an_own_time(ada, ticket):
    """An own time is read in the agent's zone; one that has passed is refused."""
    with clock.frozen(NOON):
        do(ada, ticket, "snooze", choice="hours")
        assert ticket.snoozed_until == datetime(2026, 3, 2, 15, tzinfo=UTC)
        do(ada, ticket, "snooze", choice="hours", until="2026-03-05T09:00")
        assert ticket.snoozed_until == datetime(2026, 3, 5, 8, tzinfo=UTC)
        refused = do(ada, ticket, "snooze", until="2026-03-01T09:00")
        assert refused.status_code == 422
        assert "That moment has passed already." in text(refused)
        do(ada, ticket, "wake")
        assert ticket.snoozed_until is None


def test_the_usual_moments_are_mornings_of_the_agents_zone():
    """Also over the night the clocks change: nine stays nine."""
    saturday = datetime(2026, 3, 28, 12, tzinfo=UTC)
    with timezone.override("Europe/Berlin"):
        moments = {key: at for key, _label, at in usual_moments(saturday)}
    assert moments["tomorrow"].astimezone(UTC) == datetime(2026, 3, 29, 7, tzinfo=UTC)
    assert moments["monday"].astimezone(UTC) == datetime(2026, 3, 30, 7, tzinfo=UTC)


def test_solving_reopening_and_closing(ada, ticket):
    """The three ends of a ticket, each by one press."""
    do(ada, ticket, "solve")
    assert ticket.status == "solved"
    assert do(ada, ticket, "solve").status_code == 422
    do(ada, ticket, "reopen")
    assert ticket.status == "open"
    do(ada, ticket, "close")
    assert ticket.status == "closed"


def test_an_act_by_htmx_brings_the_ticket_back(ada, ticket):
    """The part comes back with the new state."""
    response = do(ada, ticket, "take", headers=swap("work"))
    assert response.status_code == 200
    assert "Ada took it" in text(response)


def test_a_partner_who_hands_a_ticket_away_is_led_back(pia, world):
    """Only to colleagues and teams of the own; nothing else can even be named."""
    own = make_ticket(contact=world.kim, team=world.night)
    assert do(pia, own, "assign", to=world.ada.pk).status_code == 422
    assert do(pia, own, "assign", to_text="Ada").status_code == 422
    assert do(pia, own, "team", team=world.tech.pk).status_code == 422
    assert do(pia, own, "team", team="").status_code == 422
    assert own.team == world.night


def test_pickers_offer_a_partner_only_the_own(pia, world, ticket):
    """Neither names of colleagues nor tags of other teams' tickets leak."""
    set_tags(ticket=ticket, names=["geheim"], by=world.ben.actor)
    assert "Pia" in text(pia.get("/desk/pick/agents/"))
    assert "Ada" not in text(pia.get("/desk/pick/agents/?q=a"))
    assert pia.get(f"/desk/pick/agents/?q={'a' * 60_000}").status_code == 200  # no pattern is so long
    assert "geheim" not in text(pia.get("/desk/pick/tags/"))


def test_the_tag_picker_offers_the_typed_word(ada):
    """A new tag needs no settings page."""
    assert "brandneu" in text(ada.get("/desk/pick/tags/?q=Brandneu"))
