"""Agents' accounts."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.people.exceptions import AddressTakenError
from ruhepol.people.services.agents import create_agent
from tests.factories.people import make_team

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
