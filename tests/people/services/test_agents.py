"""Agents' accounts."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.people.exceptions import AddressTakenError, LastAdminError
from ruhepol.people.models import Role
from ruhepol.people.services.agents import (
    change_agent,
    create_agent,
    deactivate,
    reactivate,
    set_preferences,
)
from tests.factories.people import make_agent, make_team

pytestmark = pytest.mark.django_db


def test_an_agent_joins_teams_and_can_only_enter_with_a_password():
    """Without a password the account waits for a reset link."""
    team = make_team()
    secret = "correct horse"
    ada = create_agent(email="Ada@Nordstern.example", name="Ada", password=secret, teams=[team], by=SYSTEM)
    assert (ada.email, ada.check_password(secret), list(ada.teams.all())) == (
        "ada@nordstern.example",
        True,
        [team],
    )
    assert not create_agent(email="ben@nordstern.example", name="Ben", by=SYSTEM).has_usable_password()


def test_an_address_has_one_account():
    """The second account is refused whatever the case."""
    create_agent(email="ada@nordstern.example", name="Ada", by=SYSTEM)
    with pytest.raises(AddressTakenError):
        create_agent(email="ADA@nordstern.example", name="Ada", by=SYSTEM)


def test_the_last_administrator_stays_one():
    """Neither a new role nor a closed account may leave the installation without anybody to run it."""
    root = make_agent("Root", role=Role.ADMIN)
    with pytest.raises(LastAdminError):
        deactivate(agent=root, by=SYSTEM)
    with pytest.raises(LastAdminError):
        change_agent(agent=root, name="Root", role=Role.LEAD, teams=[], by=SYSTEM)
    make_agent("Ruth", role=Role.ADMIN)
    assert not deactivate(agent=root, by=SYSTEM).is_active


def test_a_closed_account_opens_again():
    """Closing and opening are two events; the agent is the same."""
    ada = make_agent()
    deactivate(agent=ada, by=SYSTEM)
    assert reactivate(agent=ada, by=SYSTEM).is_active
    names = list(EventRow.objects.filter(stream=f"agent:{ada.pk}").values_list("name", flat=True))
    assert names == ["people.AgentDeactivated", "people.AgentReactivated"]


def test_an_agent_changes_name_role_and_teams():
    """The given teams replace the old ones."""
    ada = make_agent(teams=[make_team("Technik")])
    night = make_team("Nacht")
    change_agent(agent=ada, name="Ada L.", role=Role.LEAD, teams=[night], by=SYSTEM)
    ada.refresh_from_db()
    assert (ada.name, ada.role, list(ada.teams.all())) == ("Ada L.", Role.LEAD, [night])


def test_an_agent_sets_her_own_preferences():
    """Language, theme, time zone and signature are the agent's own business."""
    ada = make_agent()
    set_preferences(
        agent=ada,
        name="Ada",
        language="de",
        theme="dark",
        time_zone="Europe/Vienna",
        signature="Gruß, Ada ",
        by=ada.actor,
    )
    ada.refresh_from_db()
    assert (ada.language, ada.theme, ada.time_zone) == ("de", "dark", "Europe/Vienna")
    assert ada.signature == "Gruß, Ada"
