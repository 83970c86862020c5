"""Known problems are found by words, by agents and until they are fixed for good."""

import pytest

from ruhepol.automation.known import PROBLEM
from ruhepol.core.actors import SYSTEM
from ruhepol.core.jobs.drain import drain
from ruhepol.healing.models import KnownProblem
from ruhepol.healing.services.problems import save_problem
from ruhepol.knowledge.exceptions import InsertionNotFoundError
from ruhepol.knowledge.policies import check_insertable
from ruhepol.knowledge.suggest.suggesting import Context, find
from tests.healing.facts import description


@pytest.fixture
def problem(world):  # noqa: ARG001  somebody describes it
    """A full disk, with customers' words for it."""
    told = description(symptoms_de="Mein Minecraft geht nicht mehr auf")
    made = save_problem(problem=None, description=told, by=SYSTEM)
    drain()
    return made


def found(words, agent, language="de"):
    """Return the titles of the known problems that words find."""
    return [each.title for each in find(words, language, Context(agent=agent, kinds=(PROBLEM,), limit=5))]


@pytest.mark.parametrize("words", ["die Platte ist voll", "Minecraft geht nicht auf"])
def test_it_is_found_by_its_title_and_by_customers_words(world, problem, words):  # noqa: ARG001  it is known
    """In the language one reads, whatever it is called there."""
    assert found(words, world.ada) == ["Platte voll"]


def test_it_is_for_agents(world, problem):
    """A customer hears of it where their own things have it, never by words alone."""
    assert found("die Platte ist voll", None) == []
    assert check_insertable(world.ada, PROBLEM, problem.pk) == problem.pk
    with pytest.raises(InsertionNotFoundError):
        check_insertable(world.ada, PROBLEM, problem.pk + 1)


def test_a_change_is_found_at_once_and_what_is_fixed_no_more(world, problem):
    """Every process hears of it by the edition of the kind."""
    assert found("die Platte ist voll", world.ada)
    save_problem(problem=problem, description=description(title_de="Lüfter laut", words_de="x"), by=SYSTEM)
    drain()
    assert found("Lüfter laut", world.ada) == ["Lüfter laut"]
    fixed = description(title_de="Lüfter laut", state=KnownProblem.State.FIXED)
    save_problem(problem=problem, description=fixed, by=SYSTEM)
    drain()
    assert found("Lüfter laut", world.ada) == []
