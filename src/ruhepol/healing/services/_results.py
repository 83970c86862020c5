"""What becomes of a run by the result of an act. Its row is held by whoever calls."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM, ActorKind
from ruhepol.healing.doing.target import Answer, Outcome, Reading
from ruhepol.healing.models import Run, RunState, RunStep
from ruhepol.healing.plans.deeds import Deed
from ruhepol.healing.progress import PROOF
from ruhepol.healing.services._moves import end, fail, undecide

PROVED_EVERY = timedelta(seconds=2)
LONGEST_PAUSE = timedelta(seconds=30)
LOOKS = 4
"""So often machinery asks a check that has no answer, before it leaves the thing alone."""


def keep_look(*, run: Run, step: RunStep, readings: Sequence[Reading], answer: Reading) -> datetime | None:
    """Keep what the checks read before anything is done; end the run where there is nothing to repair.

    What machinery began ends, too, where nobody can tell; as nobody waits for it, it asks a few times and
    says when to ask again.
    """
    run.readings = {one.name: _kept(one) for one in readings}
    run.save(update_fields=["readings"])
    is_guess = answer.answer == Answer.UNKNOWN and not run.dry and _is_by_machinery(run)
    if is_guess and step.attempt < LOOKS:
        return _later(step, _pause(step))
    _ended(step, RunStep.State.DONE, _said(answer))
    if answer.answer == Answer.NO and not run.dry:
        end(run=run, state=RunState.STOPPED, by=SYSTEM, why="gone")
    elif is_guess:
        end(run=run, state=RunState.STOPPED, by=SYSTEM, why="unclear")
    return None


def _is_by_machinery(run: Run) -> bool:
    return run.started_kind == ActorKind.SYSTEM and run.approver_id is None


def keep_outcome(*, run: Run, step: RunStep, outcome: Outcome, deed: Deed | None) -> datetime | None:
    """Keep what a deed came to; return when to try again where that may help."""
    step.input, step.output = outcome.input or step.input, outcome.output
    step.save(update_fields=["input", "output"])
    tries = deed.retries if deed else 0
    if outcome.ok:
        _ended(step, RunStep.State.DONE, outcome.output)
        return None
    if outcome.unsure and not run.dry:
        return _unsure(run, step, deed, tries)
    if outcome.retry and step.attempt <= tries:
        return _later(step, _pause(step))
    _ended(step, RunStep.State.FAILED, outcome.output)
    fail(run=run, why="step")
    return None


def _unsure(run: Run, step: RunStep, deed: Deed | None, tries: int) -> datetime | None:
    """Leave the act as started, to be repeated or asked for; or leave it to a person."""
    repeat = deed.repeat if deed else "never"
    if repeat == "ask" or (repeat != "never" and step.attempt <= tries):
        return clock.now() + _pause(step)
    undecide(run=run, step=step)
    return None


def keep_answer(*, run: Run, step: RunStep, reading: Reading) -> None:
    """Keep whether an act that never reported took effect, as a check says."""
    if reading.answer == Answer.YES:
        _ended(step, RunStep.State.DONE, _said(reading))
    elif reading.answer == Answer.NO:
        step.state = RunStep.State.WAITING
        step.save(update_fields=["state"])
    else:
        undecide(run=run, step=step)


def keep_proof(*, run: Run, step: RunStep, reading: Reading) -> datetime | None:
    """Keep what the proving check says; return when to ask again while there is time.

    Where nobody can tell in the end, a person is asked rather than anything undone.
    """
    step.output = _said(reading)
    step.save(update_fields=["output"])
    run.readings = {**run.readings, PROOF: _kept(reading)}
    run.save(update_fields=["readings"])
    if reading.answer == Answer.NO:
        _ended(step, RunStep.State.DONE, step.output)
    elif run.deadline and clock.now() < run.deadline:
        return _later(step, PROVED_EVERY)
    elif reading.answer == Answer.UNKNOWN:
        undecide(run=run, step=step)
    else:
        _ended(step, RunStep.State.FAILED, step.output)
        fail(run=run, why="not_proved")
    return None


def _kept(reading: Reading) -> dict[str, object]:
    return {"answer": reading.answer, "value": reading.value, "words": dict(reading.words)}


def _ended(step: RunStep, state: RunStep.State, output: str) -> None:
    step.state, step.output, step.ended_at = state, output, clock.now()
    step.save(update_fields=["state", "output", "ended_at"])


def _later(step: RunStep, pause: timedelta) -> datetime:
    """Let an act be done anew, and return when."""
    step.state = RunStep.State.WAITING
    step.save(update_fields=["state"])
    return clock.now() + pause


def _said(reading: Reading) -> str:
    """Return an answer as agents read it."""
    return "; ".join(part for part in (reading.answer, str(reading.value or ""), reading.error) if part)


def _pause(step: RunStep) -> timedelta:
    return min(timedelta(seconds=2 ** min(step.attempt, 10)), LONGEST_PAUSE)
