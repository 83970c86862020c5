"""Keeping what is known of problems."""

import pytest

from ruhepol.core.models import EventRow
from ruhepol.healing.conditions.text import ConditionError
from ruhepol.healing.models import KnownProblem
from ruhepol.healing.services.problems import save_problem
from tests.healing.facts import description


def test_a_problem_is_described_and_changed(world):
    """Its first writer owns it, whoever changes it later."""
    made = save_problem(problem=None, description=description(), by=world.ben.actor)
    changed = save_problem(problem=made, description=description(title_de="Anders"), by=world.root.actor)
    assert (changed.pk, changed.owner, changed.title_de) == (made.pk, world.ben, "Anders")
    assert EventRow.objects.filter(name="healing.ProblemSaved", stream=f"problem:{made.pk}").count() == 2


def test_a_condition_nobody_understands_is_not_kept(world):
    """Or it would fail where it is asked, on a customer's page."""
    with pytest.raises(ConditionError):
        save_problem(problem=None, description=description(condition="[[all]]"), by=world.ben.actor)
    assert not KnownProblem.objects.exists()
