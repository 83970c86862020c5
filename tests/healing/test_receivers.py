"""What follows when a remedy is stopped."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.jobs.drain import drain
from ruhepol.healing.models import Incident
from ruhepol.healing.services.remedies import stop_remedy
from tests.healing.facts import make_remedy


@pytest.mark.parametrize(("why", "asked"), [("runs", 1), ("failures", 1), ("person", 0)])
def test_a_breaker_proposes_an_incident(world, why, asked):  # noqa: ARG001  at noon
    """A lead looks at it; who stopped it by hand knows already."""
    remedy = make_remedy()
    stop_remedy(remedy=remedy, why=why, by=SYSTEM)
    drain()
    assert Incident.objects.filter(problem=remedy.problem_id, state="proposed").count() == asked
