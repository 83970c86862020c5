"""Carrying a run out, one act after another, so that a crash at any line does nothing twice that must not be.

An act is kept as started and committed before anything is done outside, and its result after that. What
was started and never reported is repeated where that is safe or where the target knows the act by its key,
asked for where a check can tell, and else left to a person.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from time import monotonic

import structlog
from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.events.outbox import publish
from ruhepol.healing.doing.target import Answer, Outcome, Reading
from ruhepol.healing.events import RunStarted, RunStepped
from ruhepol.healing.models import MOVING, Run, RunState, RunStep
from ruhepol.healing.plans.deeds import MessageDeed
from ruhepol.healing.services import _acts, _moves
from ruhepol.healing.services._acts import Act, Hands, Result
from ruhepol.healing.services._results import keep_answer, keep_look, keep_outcome, keep_proof
from ruhepol.healing.services._writing import write_message

log = structlog.get_logger(__name__)

GRACE = timedelta(seconds=30)
"""How much longer than its limit an act may take before somebody else takes the run in hand."""
CRASHES = 3
"""So often an act is begun anew after whoever did it vanished, before a person is asked."""


def advance(*, run_id: int, hands: Hands) -> datetime | None:
    """Go on with a run as far as it goes by itself; return when to come back for more.

    Publishes RunStarted, RunStepped, and what becomes of the run in the end.
    """
    while True:
        act = _next(run_id)
        if act is None:
            return None
        result = _do(act, hands)
        with transaction.atomic():
            later = _keep(act, result)
        if later is not None:
            return later


@transaction.atomic
def _next(run_id: int) -> Act | None:
    """Take a run in hand and write down what is done next; None where nothing is, or it is in other hands."""
    known = Run.objects.select_for_update(of=("self",)).select_related("asset", "customer", "problem")
    run = known.filter(pk=run_id, state__in=MOVING).first()
    if run is None or (run.held_until and run.held_until > clock.now()):
        return None
    run.turn, run.held_until = run.turn + 1, None
    run.save(update_fields=["turn", "held_until"])
    left = run.steps.filter(state=RunStep.State.STARTED).first()
    return _recover(run, left) if left else _proceed(run)


def _recover(run: Run, step: RunStep) -> Act | None:
    """Return what is done about an act that was started and never reported."""
    if step.kind == RunStep.Kind.CHECK or run.dry:
        return _start(run, step)
    deed = _acts.deed_of(run, step)
    if step.attempt > deed.retries + CRASHES or deed.repeat == "never":
        _moves.undecide(run=run, step=step)
        return None
    if deed.repeat == "ask":
        return _hold(run, _acts.asking(run, step, deed))
    return _start(run, step)


def _proceed(run: Run) -> Act | None:
    """Return the next act that nobody has begun, or end the run."""
    if run.state == RunState.APPROVED:
        run.state, run.began_at = RunState.RUNNING, clock.now()
        run.save(update_fields=["state", "began_at"])
        publish(RunStarted(run_id=run.pk), by=SYSTEM)
    if run.stop_at is not None:
        _moves.end(run=run, state=RunState.STOPPED, by=SYSTEM, why="asked")
        return None
    waiting = run.steps.filter(state=RunStep.State.WAITING)
    undoing = run.state == RunState.UNDOING
    kinds = [RunStep.Kind.UNDO] if undoing else [RunStep.Kind.CHECK, RunStep.Kind.STEP]
    step = waiting.filter(kind__in=kinds).order_by("position").first()
    if step is None:
        _moves.finish(run=run)
        return None
    return _begin(run, step)


def _begin(run: Run, step: RunStep) -> Act | None:
    """Begin an act; a message is written at once, in this transaction, and the next one begun."""
    if step.kind == RunStep.Kind.CHECK and step.position and run.state == RunState.RUNNING:
        run.state, run.deadline = RunState.VERIFYING, clock.now() + _acts.proof_time(run)
        run.save(update_fields=["state", "deadline"])
    deed = None if step.kind == RunStep.Kind.CHECK else _acts.deed_of(run, step)
    if isinstance(deed, MessageDeed):
        write_message(run=run, step=step, deed=deed, by=SYSTEM)
        publish(RunStepped(run_id=run.pk, position=step.position), by=SYSTEM)
        return _proceed(run)
    return _start(run, step)


def _start(run: Run, step: RunStep) -> Act:
    """Write an act down as started, and how long whoever does it may take."""
    step.state, step.attempt, step.started_at = RunStep.State.STARTED, step.attempt + 1, clock.now()
    step.save(update_fields=["state", "attempt", "started_at"])
    publish(RunStepped(run_id=run.pk, position=step.position), by=SYSTEM)
    return _hold(run, _acts.act_of(run, step))


def _hold(run: Run, act: Act) -> Act:
    run.held_until = clock.now() + act.limit + GRACE
    run.save(update_fields=["held_until"])
    return act


def _do(act: Act, hands: Hands) -> Result | None:
    """Do it outside, with no transaction open; None where nothing was done, because it was slept through."""
    try:
        if act.deed is None:
            return hands.ask_all(act.checks, act.target, within=act.limit.total_seconds())
        if monotonic() - act.begun > act.limit.total_seconds() or not _is_held(act):
            return None
        return hands.perform(act.deed, act.target, key=act.key, dry=act.dry)
    except Exception:
        log.exception("an act of a repair failed in a way nobody foresaw", run_id=act.run_id)
        return Outcome(ok=False, output="unforeseen", unsure=True) if act.deed else []


def _is_held(act: Act) -> bool:
    return Run.objects.filter(pk=act.run_id, turn=act.turn).exists()


def _keep(act: Act, result: Result | None) -> datetime | None:
    """Write down what came of an act; return when to go on, None for at once.

    What comes after somebody else has taken over changes nothing but the record, for whoever decides.
    """
    run = Run.objects.select_for_update(of=("self",)).select_related("problem").get(pk=act.run_id)
    step = run.steps.get(pk=act.step_id)
    if run.turn != act.turn or run.state not in MOVING:
        _note_late(step, result)
        return None
    run.held_until = None
    run.save(update_fields=["held_until"])
    later = _kept(act, run, step, result)
    publish(RunStepped(run_id=run.pk, position=step.position), by=SYSTEM)
    return later


def _kept(act: Act, run: Run, step: RunStep, result: Result | None) -> datetime | None:
    if result is None:
        step.state, step.attempt = RunStep.State.WAITING, step.attempt - 1
        step.save(update_fields=["state", "attempt"])
        return None
    if isinstance(result, Outcome):
        return keep_outcome(run=run, step=step, outcome=result, deed=act.deed)
    readings: Sequence[Reading] = result
    answer = next((one for one in readings if one.name == act.asks), Reading(act.asks, Answer.UNKNOWN))
    if act.why == "happened":
        keep_answer(run=run, step=step, reading=answer)
        return None
    if act.why == "look":
        return keep_look(run=run, step=step, readings=readings, answer=answer)
    return keep_proof(run=run, step=step, reading=answer)


def _note_late(step: RunStep, result: Result | None) -> None:
    if isinstance(result, Outcome) and step.state == RunStep.State.UNKNOWN:
        step.output = result.output
        step.save(update_fields=["output"])
