"""What the signals of an asset mean, now and in the past."""

from datetime import timedelta

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.conditions.text import parse
from ruhepol.healing.diagnosis import diagnose, would_have_matched
from ruhepol.healing.models import KnownProblem
from ruhepol.healing.services.problems import save_problem
from ruhepol.healing.services.take import take
from ruhepol.people.models import Asset
from tests.healing.facts import DISK, description, fact
from tests.world import NOON

MINUTE = timedelta(minutes=1)


@pytest.fixture
def problem(world):  # noqa: ARG001  at noon
    """Know what a full disk looks like."""
    return save_problem(problem=None, description=description(), by=SYSTEM)


def fill(source, *ago):
    """Tell of a full disk so many minutes ago."""
    take(source=source, told=[fact(at=NOON - minutes * MINUTE) for minutes in ago])


def test_a_problem_is_found_with_its_beginning_and_its_signs(source, server, problem):
    """Three times within the hour is what it looks like; twice is not."""
    fill(source, 50, 40)
    assert diagnose([server]) == []
    fill(source, 30)
    [finding] = diagnose([server])
    assert (finding.problem, finding.asset, finding.since) == (problem, server, NOON - 50 * MINUTE)
    assert [(one.latest.name, one.count) for one in finding.evidence] == [("disk", 3)]


def test_only_the_own_signals_count(source, server, problem):  # noqa: ARG001  it is known
    """Another server's full disk is not this one's."""
    other = Asset.objects.create(kind="server", external_id="s-43", name="mc-43")
    fill(source, 50, 40, 30)
    assert [one.asset for one in diagnose([other, server])] == [server]
    assert diagnose([]) == []


def test_what_is_fixed_or_of_another_kind_is_not_looked_for(source, server, problem):
    """A problem that is over says nothing any more."""
    fill(source, 50, 40, 30)
    KnownProblem.objects.update(asset_kind="order")
    assert diagnose([server]) == []
    fixed = description(state=KnownProblem.State.FIXED)
    save_problem(problem=problem, description=fixed, by=SYSTEM)
    assert diagnose([server]) == []


def test_the_past_shows_what_a_condition_would_have_found(source, server):
    """Also where it is over now; what is too old or of another kind is not asked."""
    fill(source, 3000, 2990, 2980)
    assert diagnose([server]) == []
    condition = parse(DISK)
    [past] = would_have_matched(condition, asset_kind="server")
    assert (past.asset, past.since) == (server, NOON - 3000 * MINUTE)
    assert would_have_matched(condition, asset_kind="order") == []
    assert would_have_matched(condition, asset_kind="server", over=timedelta(days=1)) == []
