"""Automatic remedies begin by themselves, and what they did is told."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import KnownProblem, Match, Mode, Remedy, Run
from ruhepol.healing.services.problems import save_problem
from ruhepol.healing.services.starting import start_remedy, tell_repair
from ruhepol.tickets.models import Message
from tests.healing.facts import PLAN, description
from tests.world import NOON


@pytest.fixture
def match(world, server):  # noqa: ARG001  at noon
    """Kim's server with a full disk that a remedy can empty."""
    problem = save_problem(problem=None, description=description(is_told=True), by=SYSTEM)
    Remedy.objects.create(problem=problem, plan=PLAN, mode=Mode.AUTOMATIC, changed_at=NOON)
    return Match.objects.create(problem=problem, asset=server, since=NOON, found_at=NOON)


def test_an_automatic_remedy_begins_once(match):
    """Hearing of it twice starts one run, by nobody's hand."""
    run = start_remedy(match_id=match.pk)
    assert (run.match, run.asset, run.started_kind) == (match, match.asset, "system")
    assert start_remedy(match_id=match.pk) is None
    assert Run.objects.count() == 1


def test_what_needs_a_word_or_is_over_begins_nothing(match):
    """Another mode, a problem without a remedy, a match that is gone, a rail that forbids it."""
    Remedy.objects.update(mode=Mode.APPROVAL)
    assert start_remedy(match_id=match.pk) is None
    Remedy.objects.update(mode=Mode.AUTOMATIC, stopped_at=NOON, stopped_why="asked")
    assert start_remedy(match_id=match.pk) is None
    Remedy.objects.update(stopped_at=None)
    Match.objects.update(gone_at=NOON)
    assert start_remedy(match_id=match.pk) is None
    Match.objects.update(gone_at=None)
    Remedy.objects.all().delete()
    assert start_remedy(match_id=match.pk) is None


def test_what_was_repaired_is_told_step_by_step(match):
    """In the customer's language; once, and not for a rehearsal."""
    run = start_remedy(match_id=match.pk)
    Run.objects.update(dry=True)
    assert tell_repair(run_id=run.pk) is False
    Run.objects.update(dry=False)
    assert tell_repair(run_id=run.pk) is True
    assert "– Server starten" in Message.objects.get().text
    assert tell_repair(run_id=run.pk) is False
    KnownProblem.objects.update(is_told=False)
    Match.objects.update(told_at=None)
    assert tell_repair(run_id=run.pk) is False
