"""What follows when a remedy is stopped, and when a system tells how a thing is."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.jobs.drain import drain
from ruhepol.healing.models import Incident, Match
from ruhepol.healing.services.matching import match_noticed
from ruhepol.healing.services.problems import save_problem
from ruhepol.healing.services.remedies import stop_remedy
from ruhepol.people.services.assets import AssetFacts, tell_asset
from tests.healing.facts import description, make_remedy


@pytest.mark.parametrize(("why", "asked"), [("runs", 1), ("failures", 1), ("person", 0)])
def test_a_breaker_proposes_an_incident(world, why, asked):  # noqa: ARG001  at noon
    """A lead looks at it; who stopped it by hand knows already."""
    remedy = make_remedy()
    stop_remedy(remedy=remedy, why=why, by=SYSTEM)
    drain()
    assert Incident.objects.filter(problem=remedy.problem_id, state="proposed").count() == asked


def test_a_state_that_is_told_is_looked_at(world):  # noqa: ARG001  at noon
    """Nobody waits for a signal: stopped is found, running again is over."""
    condition = '[[all]]\nstate = "stopped"'
    save_problem(problem=None, description=description(condition=condition), by=SYSTEM)
    for state, open_ in (("running", 0), ("stopped", 1), ("running", 0)):
        tell_asset(kind="server", external_id="s-1", facts=AssetFacts(name="mc", state=state), by=SYSTEM)
        drain()
        match_noticed()
        assert Match.objects.filter(gone_at=None).count() == open_
