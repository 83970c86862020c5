"""Keeping what repairs a problem."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.healing.models import Remedy
from ruhepol.healing.plans.text import PlanError
from ruhepol.healing.services.remedies import release_remedy, save_remedy, stop_remedy
from tests.healing.facts import PLAN, make_remedy


def test_a_remedy_is_kept_once_for_its_problem(world):
    """Saving it anew changes it."""
    made = make_remedy()
    kept = save_remedy(problem=made.problem, plan=PLAN, mode="automatic", by=world.ben.actor)
    assert (kept.pk, kept.mode) == (made.pk, "automatic")


def test_a_plan_nobody_understands_is_not_kept(world):  # noqa: ARG001  at noon
    """Or it would fail on a customer's page."""
    with pytest.raises(PlanError):
        make_remedy(plan="[[steps]]")
    assert not Remedy.objects.exists()


def test_a_remedy_is_stopped_once_and_released(world):
    """Who stops it first says why; the release is counted from."""
    made = make_remedy()
    stop_remedy(remedy=made, why="runs", by=SYSTEM)
    stopped = stop_remedy(remedy=made, why="failures", by=SYSTEM)
    assert stopped.stopped_why == "runs"
    released = release_remedy(remedy=made, by=world.ben.actor)
    assert (released.stopped_at, released.stopped_why) == (None, "")
    assert released.released_at
    names = (
        EventRow.objects.filter(stream=f"problem:{made.problem_id}")
        .order_by("pk")
        .values_list("name", flat=True)
    )
    assert list(names)[-2:] == ["healing.RemedyStopped", "healing.RemedyReleased"]
