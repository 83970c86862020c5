"""How a repair is told to people."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import KnownProblem, RunState
from ruhepol.healing.progress import PROOF, offer, progress
from ruhepol.healing.services.remedies import stop_remedy
from ruhepol.healing.services.runs import propose, say
from tests.healing.signs import make_full


@pytest.fixture
def remedy(source, server):  # noqa: ARG001  whose disk is full
    """Know what repairs Kim's full disk."""
    return make_full(source)


def test_an_offer_says_what_a_click_would_do(world, remedy, server):
    """In the reader's language, with the thing's name; what nobody knows yet is a dash."""
    shown = offer(remedy.problem, server, "en", customer=world.kim.customer)
    assert (shown.words, shown.steps, shown.mode) == ("We tidy mc-42 up.", ("Remove old logs",), "one_click")
    assert shown.forbidden == ""
    assert offer(remedy.problem, server, "de").words == "Wir räumen mc-42 auf."


def test_a_rail_shows_in_the_offer(remedy, server):
    """A remedy that was stopped is named as such."""
    stop_remedy(remedy=remedy, why="asked", by=SYSTEM)
    problem = KnownProblem.objects.get(pk=remedy.problem_id)
    assert offer(problem, server, "en").forbidden == "stopped"


def test_where_nothing_helps_nothing_is_offered(world, remedy, server):  # noqa: ARG001  at noon
    """A plan that only looks promises nothing, neither does a problem without one."""
    remedy.plan = remedy.plan.split("[[steps]]")[0]
    remedy.save()
    assert offer(remedy.problem, server, "en") is None
    problem = remedy.problem
    remedy.delete()
    assert offer(problem, server, "en") is None


def test_progress_is_one_line_and_its_acts(world, remedy, server):
    """From the click to the proof and the customer's word."""
    kim = world.kim.customer
    run = propose(problem=remedy.problem, asset=server, by=kim.actor, customer=kim)
    shown = progress(run, "en")
    assert [(act.words, act.state) for act in shown.steps] == [
        ("Look once more", "waiting"),
        ("Remove old logs", "waiting"),
        ("Look whether it helped", "waiting"),
    ]
    assert (shown.is_healed, shown.asks, shown.proof) == (False, False, "")
    run.plan = run.plan.replace("disk is full", "disk {value} % full")
    run.state, run.readings = RunState.HEALED, {PROOF: {"value": 41, "words": {"en": "disk 41 % full"}}}
    run.save()
    shown = progress(run, "en")
    assert (shown.is_healed, shown.asks, shown.proof) == (True, True, "disk 41 % full")
    assert progress(run, "de").proof == ""
    assert progress(say(run=run, solved=True, by=kim.actor), "en").asks is False


@pytest.mark.parametrize("state", RunState.values)
def test_every_state_has_its_words(world, remedy, server, state):
    """Nobody is ever shown a state's code."""
    kim = world.kim.customer
    run = propose(problem=remedy.problem, asset=server, by=kim.actor, customer=kim)
    run.state = state
    assert progress(run, "de").line.endswith((".", "…"))
