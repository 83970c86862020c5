"""What people and machinery decide about a repair."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import BOT, SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.healing.exceptions import RailError, RunMovedError, RunNotFoundError
from ruhepol.healing.models import Run
from ruhepol.healing.services.runs import approve, decide, expire, propose, refuse, say, stop, undo
from ruhepol.people.models import Asset
from tests.factories.tickets import make_ticket
from tests.healing.facts import make_remedy


def run_on(server, by, **others):
    """Have the full disk repaired."""
    remedy = others.pop("remedy", None) or make_remedy()
    return propose(problem=remedy.problem, asset=server, by=by, **others)


@pytest.mark.parametrize(
    ("mode", "who", "state"),
    [
        ("automatic", "system", "approved"),
        ("automatic", "kim", "approved"),
        ("one_click", "kim", "approved"),
        ("one_click", "ada", "approved"),
        ("approval", "system", "proposed"),
        ("approval", "kim", "proposed"),
        ("approval", "ada", "approved"),
    ],
)
def test_the_mode_says_whose_word_is_enough(world, server, mode, who, state):
    """Everybody else's proposal waits for an agent."""
    by = {"system": SYSTEM, "kim": world.kim.customer.actor, "ada": world.ada.actor}[who]
    made = run_on(server, by, remedy=make_remedy(mode=mode))
    assert made.state == state
    assert made.approver_id == (world.ada.pk if who == "ada" else None)
    assert (made.deadline is None) == (state == "approved")
    assert [step.kind for step in made.steps.all()] == ["check", "step", "step", "check"]


def test_machinery_does_not_click_for_the_customer(world, server):  # noqa: ARG001  at noon
    """What takes one click takes the customer's."""
    with pytest.raises(RailError, match="click"):
        run_on(server, SYSTEM)


def test_what_the_customer_read_is_kept(world, server):
    """In their language, with the asset's name."""
    assert run_on(server, world.kim.customer.actor).words == "Wir räumen mc-42 auf."


@pytest.mark.parametrize("who", ["nora", "nora_for_kim", "kim_for_nora", "noras_ticket", "bot", "pia"])
def test_nobody_repairs_what_is_not_theirs(world, server, who):
    """Neither by naming the owner, nor on their own ticket, nor through the bot or a partner's account."""
    kim, nora = world.kim.customer, world.nora.customer
    tries = {
        "nora": {"by": nora.actor},
        "nora_for_kim": {"by": nora.actor, "customer": kim},
        "kim_for_nora": {"by": kim.actor, "customer": nora},
        "noras_ticket": {"by": world.ada.actor, "ticket": make_ticket(contact=world.nora, team=world.tech)},
        "bot": {"by": BOT, "customer": kim},
        "pia": {"by": world.pia.actor},
    }
    with pytest.raises(RunNotFoundError):
        run_on(server, tries[who].pop("by"), **tries[who])
    assert not Run.objects.exists()


def test_an_agent_names_no_stranger_as_the_customer(world, server):
    """What is told about an asset is told to those whose it is."""
    with pytest.raises(RunNotFoundError):
        run_on(server, world.ada.actor, customer=world.nora.customer)


def test_two_runs_never_touch_one_asset(world, server):
    """Whatever problem the other one repairs; a dry run touches nothing."""
    run_on(server, world.kim.customer.actor)
    other = make_remedy(title_en="Out of memory")
    with pytest.raises(RailError, match="asset"):
        run_on(server, world.ada.actor, remedy=other)
    assert run_on(server, world.ada.actor, remedy=other, dry=True).state == "approved"


def test_a_proposal_is_made_once(world, server):
    """Who asks again is shown the one that waits."""
    remedy = make_remedy(mode="approval")
    first = run_on(server, world.kim.customer.actor, remedy=remedy)
    assert run_on(server, SYSTEM, remedy=remedy) == first


def ended(run, *, after=timedelta(minutes=5), state="healed"):
    """Let a run end some time later."""
    clock.advance(after)
    Run.objects.filter(pk=run.pk).update(state=state, ended_at=clock.now())


def test_an_asset_is_repaired_only_so_often(world, server):
    """First it cools down, then the limit of its day counts; after that it may be again."""
    remedy = make_remedy()
    kim = world.kim.customer.actor
    ended(run_on(server, kim, remedy=remedy))
    with pytest.raises(RailError, match="cool_down") as error:
        run_on(server, kim, remedy=remedy)
    clock.advance(error.value.until - clock.now())
    with pytest.raises(RailError, match="limit") as error:
        run_on(server, kim, remedy=remedy)
    clock.advance(error.value.until - clock.now())
    assert run_on(server, kim, remedy=remedy).state == "approved"


def test_outside_its_window_nothing_begins(world, server):
    """It is Monday noon."""
    remedy = make_remedy(rails='[rails]\nwindows = ["Sa-Su 00:00-24:00"]')
    with pytest.raises(RailError, match="window"):
        run_on(server, world.kim.customer.actor, remedy=remedy)


def test_too_many_runs_stop_the_remedy(world):
    """The third server of the same minutes is one too many: something larger must be wrong."""
    remedy = make_remedy(rails='[rails]\nbreaker = {runs = 2, within = "10m"}')
    servers = [Asset.objects.create(kind="server", external_id=f"x{n}", name=f"x{n}") for n in range(3)]
    for server in servers[:2]:
        run_on(server, world.ada.actor, remedy=remedy)
    for rail in ("breaker", "stopped"):
        with pytest.raises(RailError, match=rail):
            run_on(servers[2], world.ada.actor, remedy=remedy)
        remedy.problem.refresh_from_db()
    stopped = EventRow.objects.get(name="healing.RemedyStopped")
    assert stopped.data == {"problem_id": remedy.problem_id, "why": "runs"}


def test_an_agent_approves_or_refuses(world, server):
    """Only once, and only our own people; the reason is kept."""
    remedy = make_remedy(mode="approval")
    waiting = run_on(server, world.kim.customer.actor, remedy=remedy)
    for stranger in (world.kim.customer.actor, world.pia.actor, SYSTEM):
        with pytest.raises(RunNotFoundError):
            approve(run=waiting, by=stranger)
    refused = refuse(run=waiting, why="Wartung", by=world.ada.actor)
    assert (refused.state, refused.why, refused.note) == ("stopped", "refused", "Wartung")
    with pytest.raises(RunMovedError):
        approve(run=waiting, by=world.ada.actor)
    again = run_on(server, world.kim.customer.actor, remedy=remedy)
    assert approve(run=again, by=world.ada.actor).approver_id == world.ada.pk


def test_a_proposal_ends_with_its_deadline(world, server):
    """Not before, and nobody approves it later."""
    waiting = run_on(server, world.kim.customer.actor, remedy=make_remedy(mode="approval"))
    with pytest.raises(RunMovedError):
        expire(run=waiting, by=SYSTEM)
    clock.advance(timedelta(hours=4))
    with pytest.raises(RunMovedError):
        approve(run=waiting, by=world.ada.actor)
    assert expire(run=waiting, by=SYSTEM).why == "deadline"


def test_a_run_that_has_not_begun_stops_at_once(world, server):
    """And its asset is free again."""
    made = run_on(server, world.kim.customer.actor)
    assert stop(run=made, by=world.ada.actor).state == "stopped"
    with pytest.raises(RunMovedError):
        stop(run=made, by=world.ada.actor)


def at(run, states, *, state):
    """Let the steps of a run be so far."""
    for step, is_ in zip(run.steps.all(), states, strict=True):
        step.state = is_
        step.save()
    Run.objects.filter(pk=run.pk).update(state=state)


@pytest.mark.parametrize(("happened", "step"), [(True, "done"), (False, "waiting")])
def test_a_person_says_whether_a_step_took_effect(world, server, happened, step):
    """The run goes on after it, or does it again."""
    made = run_on(server, world.kim.customer.actor)
    at(made, ["done", "done", "unknown", "waiting"], state="undecided")
    assert decide(run=made, happened=happened, by=world.ada.actor).state == "running"
    assert made.steps.get(name="start").state == step


def test_what_was_done_is_undone_once(world, server):
    """Only what has an undo, and only after the run is over."""
    made = run_on(server, world.kim.customer.actor)
    at(made, ["done", "done", "done", "done"], state="running")
    with pytest.raises(RunMovedError):
        undo(run=made, by=world.ada.actor)
    ended(made)
    assert undo(run=made, by=world.ada.actor).state == "undoing"
    assert [step.name for step in made.steps.filter(kind="undo")] == ["free"]
    ended(made)
    with pytest.raises(RunMovedError):
        undo(run=made, by=world.ada.actor)


def test_the_customer_has_the_last_word(world, server):
    """Nobody else speaks for them, and a later word counts."""
    made = run_on(server, world.kim.customer.actor)
    for stranger in (world.nora.customer.actor, world.ada.actor, SYSTEM):
        with pytest.raises(RunNotFoundError):
            say(run=made, solved=True, by=stranger)
    say(run=made, solved=True, by=world.kim.customer.actor)
    assert say(run=made, solved=False, by=world.kim.customer.actor).word == "not_solved"
