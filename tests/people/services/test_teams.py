"""Teams."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.people.exceptions import NameTakenError
from ruhepol.people.services.teams import save_team

pytestmark = pytest.mark.django_db


def test_a_team_is_made_and_renamed():
    """The same row keeps its members under a new name."""
    team = save_team(name="Technik", is_partner=False, by=SYSTEM)
    renamed = save_team(team=team, name=" Technik  Nord ", is_partner=False, by=SYSTEM)
    assert (renamed.pk, renamed.name) == (team.pk, "Technik Nord")


def test_two_teams_cannot_share_a_name():
    """Names differ by more than case."""
    save_team(name="Technik", is_partner=False, by=SYSTEM)
    with pytest.raises(NameTakenError):
        save_team(name="technik", is_partner=True, by=SYSTEM)
