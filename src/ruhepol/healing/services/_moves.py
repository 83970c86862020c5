"""What every move of a run shares: its lock, its end, and the breaker that counts the ends."""

from ruhepol.core import clock, crypto
from ruhepol.core.actors import SYSTEM, Actor
from ruhepol.core.events.outbox import publish
from ruhepol.healing.events import (
    RunEvent,
    RunFailed,
    RunHealed,
    RunRehearsed,
    RunStopped,
    RunUndecided,
    RunUndone,
)
from ruhepol.healing.exceptions import RunMovedError
from ruhepol.healing.models import Remedy, Run, RunState, RunStep
from ruhepol.healing.plans.language import Plan
from ruhepol.healing.plans.text import parse
from ruhepol.healing.rails import fails_too_often
from ruhepol.healing.services.remedies import stop_remedy

FAILURES = ("step", "not_proved", "undo")
"""Why a run ends that came to nothing by itself."""


def lock(run: Run, *states: str) -> Run:
    """Return the run's row, held, if it is in one of the states. Raises RunMovedError."""
    held = Run.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if states and held.state not in states:
        raise RunMovedError
    return held


def plan_of(run: Run) -> Plan:
    """Return the plan the run began with."""
    return parse(run.plan)


def end(*, run: Run, state: RunState, by: Actor, why: str = "") -> None:
    """Let a held run end. Publishes what became of it; RemedyStopped where too many came to nothing."""
    run.state, run.why = state, why or run.why
    run.ended_at, run.held_until, run.deadline = clock.now(), None, None
    run.save(update_fields=["state", "why", "ended_at", "held_until", "deadline"])
    run.steps.filter(state=RunStep.State.WAITING).update(state=RunStep.State.SKIPPED)
    publish(_told(run), by=by)
    if not run.dry and run.why in FAILURES:
        count_failure(run)


def finish(*, run: Run) -> None:
    """End a held run of which everything is done. Publishes what became of it."""
    if run.state == RunState.UNDOING:
        end(run=run, state=RunState.UNDONE, by=SYSTEM)
    else:
        end(run=run, state=RunState.REHEARSED if run.dry else RunState.HEALED, by=SYSTEM)


def fail(*, run: Run, why: str) -> None:
    """Let a held run come to nothing, and undo what was done where the plan wants it.

    Publishes RunFailed, where nothing is to be undone first.
    """
    if run.state == RunState.UNDOING:
        end(run=run, state=RunState.FAILED, by=SYSTEM, why="undo")
    elif run.dry:
        end(run=run, state=RunState.REHEARSED, by=SYSTEM, why=why)
    elif plan_of(run).rails.after_failure == "leave" or not begin_undoing(run, why=why):
        end(run=run, state=RunState.FAILED, by=SYSTEM, why=why)


def undecide(*, run: Run, step: RunStep) -> None:
    """Leave a held run to a person: nobody knows whether this step took effect. Publishes RunUndecided."""
    step.state = RunStep.State.UNKNOWN
    step.save(update_fields=["state"])
    run.state, run.held_until, run.deadline = RunState.UNDECIDED, None, None
    run.save(update_fields=["state", "held_until", "deadline"])
    publish(RunUndecided(run_id=run.pk), by=SYSTEM)
    if not run.dry:
        count_failure(run)


def count_failure(run: Run) -> None:
    """Stop the remedy for everybody where it fails too often."""
    remedy = Remedy.objects.filter(problem=run.problem_id).first()
    if remedy is not None and fails_too_often(remedy, plan_of(run).rails):
        stop_remedy(remedy=remedy, why="failures", by=SYSTEM)


def begin_undoing(run: Run, *, why: str) -> bool:
    """Write down what undoes a held run's steps, the latest first; False where there is nothing to undo."""
    run.steps.filter(state=RunStep.State.WAITING).update(state=RunStep.State.SKIPPED)
    steps = {step.name: step for step in plan_of(run).steps}
    rows = list(run.steps.order_by("position"))
    undone = {row.name for row in rows if row.kind == RunStep.Kind.UNDO}
    done = [
        row
        for row in reversed(rows)
        if row.kind == RunStep.Kind.STEP
        and row.state == RunStep.State.DONE
        and row.name not in undone
        and steps[row.name].undo
    ]
    begin = rows[-1].position + 1 if rows else 0
    RunStep.objects.bulk_create(
        new_step(run, position, row.name, RunStep.Kind.UNDO) for position, row in enumerate(done, begin)
    )
    if done:
        run.state, run.why, run.ended_at, run.deadline = RunState.UNDOING, why, None, None
        run.held_until = None
        run.save(update_fields=["state", "why", "ended_at", "deadline", "held_until"])
    return bool(done)


def new_step(run: Run, position: int, name: str, kind: str) -> RunStep:
    """Return the unsaved row of an act, with the key by which its target knows every attempt."""
    return RunStep(run=run, position=position, name=name, kind=kind, key=crypto.new_token())


def _told(run: Run) -> RunEvent:
    if run.state == RunState.HEALED:
        return RunHealed(run_id=run.pk)
    if run.state == RunState.FAILED:
        return RunFailed(run_id=run.pk, why=run.why)
    if run.state == RunState.UNDONE:
        return RunUndone(run_id=run.pk)
    if run.state == RunState.REHEARSED:
        return RunRehearsed(run_id=run.pk)
    return RunStopped(run_id=run.pk, why=run.why)
