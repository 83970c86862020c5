"""Carrying a run out against a target that keeps count."""

from datetime import timedelta

import pytest

from ruhepol.channels.email.models import Delivery
from ruhepol.channels.email.services.opt_outs import opt_out
from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.jobs.drain import drain
from ruhepol.core.models import EventRow
from ruhepol.healing.models import Run
from ruhepol.healing.services.advance import GRACE, advance
from ruhepol.healing.services.runs import approve, decide, propose, stop, undo
from ruhepol.tickets.models import Message
from tests.factories.tickets import make_ticket
from tests.healing.facts import make_remedy
from tests.healing.target import Client, recording

HEALS = """
says = {de = "Wir starten {asset.name}.", en = "We start {asset.name}."}
[[checks]]
name = "ill"
ask = "http"
system = "hosting"
path = "/ill/never/start"
holds = ">= 98"
[[steps]]
name = "free"
do = "http"
system = "hosting"
path = "/keyed/free"
says = {de = "Aufräumen", en = "Tidy up"}
repeat = "key"
retries = 2
undo = {do = "http", system = "hosting", path = "/keyed/restore", repeat = "key"}
[[steps]]
name = "start"
do = "http"
system = "hosting"
path = "/never/start"
says = {de = "Starten", en = "Start"}
[verify]
check = "ill"
within = "60s"
"""
NEVER_HEALS = HEALS.replace("/ill/never/start", "/ill/nothing")
TELLS = HEALS.replace(
    "[verify]",
    '[[steps]]\nname = "tell"\ndo = "message"\nsays = {de = "Bescheid geben", en = "Tell you"}\n'
    'text = {de = "{asset.name} läuft wieder, vorher {readings.ill}.", en = "Runs."}\n[verify]',
)


@pytest.fixture
def target():
    """Run a target that keeps count."""
    with recording() as server:
        yield server


@pytest.fixture
def hands(target):
    """Return hands that call it."""
    client = Client(target)
    yield client
    client.close()


def begin(server, by, *, plan=HEALS, mode="one_click", **others):
    """Let a repair go."""
    return propose(problem=make_remedy(mode=mode, plan=plan).problem, asset=server, by=by, **others)


def states(run):
    """Return how far everything is."""
    run.refresh_from_db()
    return run.state, [(step.kind, step.name, step.state) for step in run.steps.all()]


def test_a_run_is_carried_out_and_proved(world, server, target, hands):
    """It looks, does each step once, and asks whether it helped; each move is an event."""
    run = begin(server, world.kim.customer.actor)
    assert advance(run_id=run.pk, hands=hands) is None
    state, steps = states(run)
    assert (state, {step[2] for step in steps}) == ("healed", {"done"})
    assert target.effects == {"/keyed/free": 1, "/never/start": 1}
    assert run.readings["ill"]["value"] == 99
    names = EventRow.objects.filter(stream=f"run:{run.pk}").order_by("pk").values_list("name", flat=True)
    told = [name.removeprefix("healing.") for name in names if name != "healing.RunStepped"]
    assert told == ["RunApproved", "RunStarted", "RunHealed"]


def test_nothing_is_done_where_nothing_is_wrong(world, server, target, hands):
    """Between the offer and the click somebody else may have helped."""
    target.effects["/never/start"] = 1
    run = begin(server, world.kim.customer.actor)
    advance(run_id=run.pk, hands=hands)
    assert (states(run)[0], run.why) == ("stopped", "gone")
    assert target.calls["/keyed/free"] == 0


def test_machinery_does_not_guess(world, server, target, hands, monkeypatch):  # noqa: ARG001  at noon
    """What begins by itself asks a few times and ends where the check has no answer."""
    monkeypatch.setattr(hands, "ask_all", lambda *_checks, **_limits: [])
    run = begin(server, SYSTEM, mode="automatic")
    for seconds in (2, 4, 8):
        assert advance(run_id=run.pk, hands=hands) == clock.now() + timedelta(seconds=seconds)
        clock.advance(timedelta(seconds=seconds))
    assert advance(run_id=run.pk, hands=hands) is None
    assert (states(run)[0], run.why, target.calls) == ("stopped", "unclear", {})


def test_a_check_that_was_slow_once_costs_no_repair(world, server, target, hands, monkeypatch):  # noqa: ARG001
    """A busy system answers the second time, and what began by itself goes on."""
    with monkeypatch.context() as busy:
        busy.setattr(hands, "ask_all", lambda *_checks, **_limits: [])
        run = begin(server, SYSTEM, mode="automatic")
        later = advance(run_id=run.pk, hands=hands)
    clock.advance(later - clock.now())
    assert advance(run_id=run.pk, hands=hands) is None
    assert states(run)[0] == "healed"


def test_it_comes_back_until_the_proof(world, server, target, hands):
    """Asked every two seconds while there is time; then what can be undone is, and the failure said."""
    run = begin(server, world.kim.customer.actor, plan=NEVER_HEALS)
    assert advance(run_id=run.pk, hands=hands) == clock.now() + timedelta(seconds=2)
    assert states(run)[0] == "verifying"
    clock.advance(timedelta(seconds=61))
    assert advance(run_id=run.pk, hands=hands) is None
    assert (states(run)[0], run.why, target.effects["/keyed/restore"]) == ("undone", "not_proved", 1)


def test_a_plan_may_leave_what_was_done(world, server, target, hands):
    """Tidying up harms nobody."""
    plan = NEVER_HEALS + '[rails]\nafter_failure = "leave"'
    run = begin(server, world.kim.customer.actor, plan=plan)
    advance(run_id=run.pk, hands=hands)
    clock.advance(timedelta(seconds=61))
    advance(run_id=run.pk, hands=hands)
    assert (states(run)[0], target.effects["/keyed/restore"]) == ("failed", 0)


def test_what_surely_had_no_effect_is_tried_again(world, server, target, hands):
    """So often as the step allows, after a pause that grows, each time with the same key."""
    target.statuses["/keyed/free"] = [429, 429, 200]
    run = begin(server, world.kim.customer.actor)
    for seconds in (2, 4):
        later = advance(run_id=run.pk, hands=hands)
        assert later == clock.now() + timedelta(seconds=seconds)
        clock.advance(later - clock.now())
    advance(run_id=run.pk, hands=hands)
    assert states(run)[0] == "healed"
    assert (target.calls["/keyed/free"], target.effects["/keyed/free"]) == (3, 1)


def test_a_refused_step_ends_the_run(world, server, target, hands):
    """What was done before it is undone; what was not begun is not needed."""
    target.statuses["/never/start"] = [400]
    run = begin(server, world.kim.customer.actor)
    advance(run_id=run.pk, hands=hands)
    state, steps = states(run)
    assert (state, run.why) == ("undone", "step")
    assert [step[2] for step in steps] == ["done", "done", "failed", "skipped", "done"]


def test_who_does_not_know_asks_a_person(world, server, target, hands):
    """A step that must not be repeated broke off: nothing more happens until one decides."""
    target.statuses["/never/start"] = [500]
    run = begin(server, world.kim.customer.actor)
    advance(run_id=run.pk, hands=hands)
    assert states(run)[0] == "undecided"
    advance(run_id=run.pk, hands=hands)
    assert target.calls["/never/start"] == 1
    target.statuses.clear()
    decide(run=run, happened=False, by=world.ada.actor)
    advance(run_id=run.pk, hands=hands)
    assert (states(run)[0], target.calls["/never/start"]) == ("healed", 2)


def test_a_broken_call_with_a_key_is_repeated(world, server, target, hands):
    """The target knows it again."""
    target.statuses["/keyed/free"] = [500, 200]
    run = begin(server, world.kim.customer.actor)
    clock.advance(advance(run_id=run.pk, hands=hands) - clock.now())
    advance(run_id=run.pk, hands=hands)
    assert (states(run)[0], len(target.keys["/keyed/free"])) == ("healed", 1)


def test_two_workers_do_not_carry_out_one_run(world, server, target):
    """While one is at it the other finds nothing to do."""
    run = begin(server, world.kim.customer.actor)
    second = Client(target)
    first = Client(target, before=lambda: advance(run_id=run.pk, hands=second))
    advance(run_id=run.pk, hands=first)
    assert states(run)[0] == "healed"
    assert set(target.calls.values()) == {1}
    first.close()
    second.close()


def test_a_late_report_changes_nothing_but_the_record(world, server, target):
    """Who comes back after another one took over neither goes on nor hides what it saw."""
    run = begin(
        server,
        world.kim.customer.actor,
        plan=HEALS.replace("/keyed/free", "/never/free", 1).replace('repeat = "key"\nretries', "retries", 1),
    )
    second = Client(target)

    def overslept():
        clock.advance(timedelta(seconds=20) + GRACE)
        advance(run_id=run.pk, hands=second)

    first = Client(target, after=overslept)
    advance(run_id=run.pk, hands=first)
    assert states(run)[0] == "undecided"
    assert run.steps.get(name="free").output == "200"
    assert target.calls == {"/never/free": 1}
    first.close()
    second.close()


def test_a_dry_run_does_nothing_outside(world, server, target, hands):
    """It asks the checks and tells what it would do; the asset stays free."""
    run = begin(server, world.ada.actor, plan=TELLS, dry=True)
    begin(server, world.kim.customer.actor)
    advance(run_id=run.pk, hands=hands)
    assert states(run)[0] == "rehearsed"
    assert target.calls == {}
    outputs = [step.output for step in run.steps.all()]
    assert outputs[1:] == [
        "would call /keyed/free",
        "would call /never/start",
        "mc-42 läuft wieder, vorher 99.",
    ]
    assert not Message.objects.exists()


def test_a_message_is_written_once_on_the_ticket(world, server, hands):
    """In its language, in the same transaction as the step, with what was read before."""
    ticket = make_ticket(contact=world.kim, team=world.tech)
    run = begin(server, world.ada.actor, plan=TELLS, ticket=ticket)
    advance(run_id=run.pk, hands=hands)
    [said] = Message.objects.filter(ticket=ticket, kind="reply")
    assert (said.text, said.is_asked_for) == ("mc-42 läuft wieder, vorher 99.", True)


@pytest.mark.parametrize("mode", ["one_click", "automatic"])
def test_who_wants_no_notices_hears_what_they_clicked_for(world, server, hands, mode):
    """A click is answered by mail; what was done unasked is only read among the customer's requests."""
    kim = world.kim.customer
    opt_out(customer=kim, kind="notice", by=kim.actor)
    run = begin(server, kim.actor if mode == "one_click" else SYSTEM, plan=TELLS, mode=mode)
    advance(run_id=run.pk, hands=hands)
    drain(["events"])
    said = Message.objects.get(kind="reply")
    assert (said.ticket.customer, said.text) == (kim, "mc-42 läuft wieder, vorher 99.")
    posted = list(Delivery.objects.filter(message=said).values_list("kind", flat=True))
    assert posted == (["asked"] if mode == "one_click" else [])


def test_a_run_at_work_stops_after_its_step(world, server, target):
    """What is under way is waited for; nothing is begun after it."""
    run = begin(server, world.kim.customer.actor)
    client = Client(target, after=lambda: stop(run=run, by=world.ada.actor))
    advance(run_id=run.pk, hands=client)
    assert (states(run)[0], run.why) == ("stopped", "asked")
    assert target.effects == {"/keyed/free": 1}
    client.close()


def test_an_agent_has_a_healed_run_undone(world, server, target, hands):
    """Step by step backwards, also when it was a success."""
    run = begin(server, world.kim.customer.actor)
    advance(run_id=run.pk, hands=hands)
    undo(run=run, by=world.ada.actor)
    advance(run_id=run.pk, hands=hands)
    assert (states(run)[0], target.effects["/keyed/restore"]) == ("undone", 1)


def test_an_approved_run_goes_on_where_machinery_alone_would_not(world, server, hands):
    """A person has looked at it."""
    run = begin(server, SYSTEM, mode="approval")
    assert advance(run_id=run.pk, hands=hands) is None
    assert states(run)[0] == "proposed"
    approve(run=run, by=world.ada.actor)
    advance(run_id=run.pk, hands=hands)
    assert states(run)[0] == "healed"


def test_failures_stop_the_remedy(world, server, target, hands):
    """One may be bad luck; when a second of two fails nobody else's asset is tried."""
    target.statuses["/keyed/free"] = [400]
    remedy = make_remedy(plan=HEALS + '[rails]\nper_asset = "9 in 1h"\ncool_down = "0s"')
    for stopped in (False, True):
        run = propose(problem=remedy.problem, asset=server, by=world.ada.actor)
        advance(run_id=run.pk, hands=hands)
        remedy.refresh_from_db()
        assert (remedy.stopped_at is not None, Run.objects.get(pk=run.pk).state) == (stopped, "failed")
    assert remedy.stopped_why == "failures"
