"""What a run does next, as whoever does it must know: made from the run's own plan and its rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from time import monotonic
from typing import Literal, Protocol

from ruhepol.healing.doing.target import Outcome, Reading, Target
from ruhepol.healing.models import Run, RunStep
from ruhepol.healing.plans.checks import Check
from ruhepol.healing.plans.deeds import Deed
from ruhepol.healing.services._moves import plan_of

Result = Outcome | Sequence[Reading]
Why = Literal["step", "look", "prove", "happened"]
LOOK_WITHIN = timedelta(seconds=3)


class Hands(Protocol):
    """Whoever reaches the other systems."""

    def ask_all(self, checks: Sequence[Check], target: Target, *, within: float) -> Sequence[Reading]:
        """Ask checks at once; unknown where none answers within the seconds."""

    def perform(self, deed: Deed, target: Target, *, key: str, dry: bool) -> Outcome:
        """Do one deed, or with `dry` only tell what that would be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act, taken in hand: a deed, or the checks whose answer is wanted and why."""

    run_id: int
    turn: int
    step_id: int
    target: Target
    limit: timedelta
    why: Why
    deed: Deed | None = None
    checks: Sequence[Check] = ()
    asks: str = ""
    key: str = ""
    dry: bool = False
    begun: float = field(default_factory=monotonic)


def act_of(run: Run, step: RunStep) -> Act:
    """Return the act that a row of a run stands for."""
    if step.kind != RunStep.Kind.CHECK:
        deed = deed_of(run, step)
        return replace(_act(run, step, "step", deed.limit), deed=deed, key=step.key, dry=run.dry)
    plan = plan_of(run)
    if step.position == 0:
        return _asked(run, step, plan.checks, step.name, "look")
    return _asked(run, step, [plan.check(step.name)], step.name, "prove")


def asking(run: Run, step: RunStep, deed: Deed) -> Act:
    """Return the question whether a deed that never reported took effect."""
    check = plan_of(run).check(deed.happened or "")
    return _asked(run, step, [check], check.name, "happened")


def _asked(run: Run, step: RunStep, checks: Sequence[Check], name: str, why: Why) -> Act:
    limit = max([LOOK_WITHIN, *(check.limit for check in checks)])
    return replace(_act(run, step, why, limit), checks=checks, asks=name)


def _act(run: Run, step: RunStep, why: Why, limit: timedelta) -> Act:
    return Act(run_id=run.pk, turn=run.turn, step_id=step.pk, target=target_of(run), limit=limit, why=why)


def deed_of(run: Run, step: RunStep) -> Deed:
    """Return what a row does: the step of its name, or what undoes that."""
    named = next(one for one in plan_of(run).steps if one.name == step.name)
    if step.kind == RunStep.Kind.UNDO and named.undo is not None:
        return named.undo
    return named


def target_of(run: Run) -> Target:
    """Return whom a run is about, with what its checks read before it began."""
    readings = {name: told["value"] for name, told in run.readings.items()}
    return Target(run.asset, run.customer, readings)


def proof_time(run: Run) -> timedelta:
    """Return how long the proof may take."""
    verify = plan_of(run).verify
    return verify.within if verify else timedelta()
