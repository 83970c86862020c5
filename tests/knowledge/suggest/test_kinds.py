"""Canned answers and solved tickets as suggestions: for agents, and for those who may see them."""

from dataclasses import replace

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.jobs.drain import drain
from ruhepol.knowledge.services.canned import archive_canned_answer
from ruhepol.knowledge.suggest import making, shelf
from ruhepol.knowledge.suggest.suggesting import Context, find, suggest
from ruhepol.tickets.services import solve as ending
from ruhepol.tickets.services.reply import reply
from tests.factories.knowledge import make_canned, make_text
from tests.factories.tickets import make_ticket

pytestmark = pytest.mark.django_db

ALL = ("article", "canned", "solved")
PARCEL = "Mein Paket ist beschädigt angekommen"


@pytest.fixture
def solved(world):
    """A ticket of Kim's in Ada's team, answered and solved."""
    ticket = make_ticket(contact=world.kim, team=world.tech, subject=PARCEL, text="Der Karton war offen.")
    reply(ticket=ticket, text="Wir schicken Ihnen Ersatz.", by=world.ada.actor)
    ending.solve(ticket=ticket, by=world.ada.actor)
    drain()
    return ticket


def found(agent, **more):
    """Return kind and title of what an agent, or nobody, is shown for the parcel."""
    context = Context(agent=agent, for_agents=agent is not None, kinds=ALL, limit=9, **more)
    return {(each.kind, each.title) for each in find(PARCEL, "de", context)}


def test_an_agent_is_shown_every_kind(world, solved):
    """Side by side, each by its own title."""
    make_text("Paket beschädigt", "Was tun, wenn das Paket beschädigt ankommt?")
    make_canned(title="Paket beschädigt: Ersatz", text_de="Wir schicken Ihnen ein neues Paket.")
    assert found(world.ada) == {
        ("article", "Paket beschädigt"),
        ("canned", "Paket beschädigt: Ersatz"),
        ("solved", PARCEL),
    }
    assert solved


@pytest.mark.parametrize("for_agents", [True, False])
def test_without_an_agent_nobody_is_shown_agents_kinds(world, solved, for_agents):
    """However the question is put: whoever asks for them without being an agent gets none."""
    make_canned(title=PARCEL, text_de=PARCEL)
    assert found(world.ada)
    context = Context(for_agents=for_agents, kinds=ALL, limit=9)
    assert find(PARCEL, "de", context) == suggest(PARCEL, "de", context) == []
    assert solved


def test_a_partner_is_not_shown_other_teams_tickets_and_answers(world, solved):
    """Neither now nor from an index that was made for all."""
    make_canned(title=PARCEL, team=world.tech)
    assert found(world.pia) == set()
    assert found(world.ada) == {("solved", PARCEL), ("canned", PARCEL)}
    assert solved


def test_rights_hold_for_an_index_in_a_file(world, solved, settings, tmp_path):
    """What a partner may see is asked when it is shown."""
    settings.RUHEPOL = replace(settings.RUHEPOL, data_dir=tmp_path)
    assert making.make("solved")
    shelf.forget()
    assert found(world.ada) == {("solved", PARCEL)}
    assert found(world.pia) == set()
    assert solved


def test_the_ticket_one_answers_is_not_similar_to_itself(world, solved):
    """It is left out."""
    assert found(world.ada, leave_out=solved.pk) == set()


def test_what_was_put_away_or_reopened_is_no_longer_shown(world, solved):
    """With the next question."""
    answer = make_canned(title=PARCEL)
    assert len(found(world.ada)) == 2
    archive_canned_answer(answer=answer, by=SYSTEM)
    ending.reopen(ticket=solved, by=world.ada.actor)
    drain()
    assert found(world.ada) == set()
