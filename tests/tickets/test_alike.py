"""Whether somebody has written about this already."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.tickets.alike import written_before
from tests.factories.tickets import make_ticket
from tests.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Everybody; Kim has asked about a missing invoice."""
    made = make_world()
    make_ticket(contact=made.kim, subject="Rechnung fehlt", text="Die Rechnung vom März ist nicht im Konto.")
    return made


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Rechnungen vom März im Konto", True),
        ("Rechnung", False),
        ("Mein Server startet nicht mehr", False),
        ("", False),
    ],
)
def test_the_same_matter_is_known_by_its_words(world, typed, found):
    """Word forms do not matter, one word is too little, another matter is another."""
    assert (written_before(world.kim.customer, typed, "de") is not None) is found


def test_only_ones_own_and_only_lately(world):
    """Nora is told nothing of Kim's, and after two weeks nobody is."""
    words = "Rechnung vom März im Konto"
    assert written_before(world.nora.customer, words, "de") is None
    with clock.frozen(clock.now() + timedelta(days=15)):
        assert written_before(world.kim.customer, words, "de") is None
