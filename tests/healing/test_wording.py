"""How well a customer's words fit a problem."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.services.problems import save_problem
from ruhepol.healing.wording import ENOUGH, Words
from tests.healing.facts import description


@pytest.fixture
def problem(world):  # noqa: ARG001  at noon
    """Know a full disk."""
    return save_problem(problem=None, description=description(), by=SYSTEM)


@pytest.mark.parametrize(
    "text", ["My server's disk is full!", "Hallo, die Platten sind wohl voll", "the DISK of our server"]
)
def test_whoever_means_it_fits(problem, text):
    """In both languages, in any form of the words."""
    assert Words(text).fit(problem) >= ENOUGH


@pytest.mark.parametrize("text", ["", "disk", "Where is my invoice?", "server"])
def test_one_word_alone_says_nothing(problem, text):
    """Neither does silence, nor something else."""
    assert Words(text).fit(problem) == 0


def test_a_thing_is_named_by_its_whole_name(server):
    """In any case, and not as a part of another name."""
    assert Words("our MC-42 is down").name(server)
    assert not Words("our mc-421 is down").name(server)
    server.name = ""
    assert not Words("anything").name(server)
