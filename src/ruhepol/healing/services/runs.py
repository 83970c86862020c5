"""What people and machinery decide about a repair; `advance` does the work."""

from django.db import IntegrityError, transaction

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM, Actor
from ruhepol.core.events.outbox import publish
from ruhepol.core.text import in_writing
from ruhepol.healing.doing.target import Target
from ruhepol.healing.events import (
    RunApproved,
    RunConfirmed,
    RunDecided,
    RunProposed,
    RunRefused,
    RunUndoing,
)
from ruhepol.healing.exceptions import RailError, RunMovedError, RunNotFoundError
from ruhepol.healing.models import MOVING, KnownProblem, Match, Mode, Remedy, Run, RunState, RunStep
from ruhepol.healing.plans.language import Plan
from ruhepol.healing.plans.places import fill_or_leave
from ruhepol.healing.plans.text import parse
from ruhepol.healing.policies import agent_of, can_approve, check_reach
from ruhepol.healing.rails import hold
from ruhepol.healing.services._moves import begin_undoing, end, lock, new_step, plan_of
from ruhepol.healing.services.remedies import stop_remedy
from ruhepol.people.models import Asset, Customer
from ruhepol.tickets.models import Ticket

OVER = (RunState.HEALED, RunState.FAILED, RunState.STOPPED)


def propose(  # noqa: PLR0913  a repair has this many facts
    *,
    problem: KnownProblem,
    asset: Asset,
    by: Actor,
    ticket: Ticket | None = None,
    customer: Customer | None = None,
    match: Match | None = None,
    dry: bool = False,
) -> Run:
    """Have a known problem of an asset repaired, or with `dry` only told what that would be.

    Whether it begins at once is the remedy's mode and whose word it is; else it waits for an agent until
    its deadline. One that waits already is returned as it is. Publishes RunProposed or RunApproved.
    Raises RailError, RunNotFoundError where the asset is not the actor's.
    """
    check_reach(by, asset, customer=customer, ticket=ticket)
    try:
        with transaction.atomic():
            remedy = _held(problem)
            draft = Run(problem=problem, asset=asset, ticket=ticket, customer=customer, match=match, dry=dry)
            return _begin(draft, remedy, by)
    except RailError as error:
        if error.rail == "breaker":
            stop_remedy(remedy=problem.remedy, why="runs", by=SYSTEM)
        raise


def _held(problem: KnownProblem) -> Remedy:
    """Return the remedy's row: who holds it counts runs that stay counted."""
    remedy = (
        Remedy.objects.select_for_update(of=("self",))
        .select_related("problem")
        .filter(problem=problem)
        .first()
    )
    if remedy is None:
        raise RailError("no_steps")
    return remedy


def _begin(run: Run, remedy: Remedy, by: Actor) -> Run:
    """Write the run, let go or waiting."""
    plan, now = parse(remedy.plan), clock.now()
    waiting = Run.objects.like(run.problem_id, run.asset_id).filter(state=RunState.PROPOSED).first()
    if waiting is not None and not run.dry:
        return waiting
    if not run.dry:
        hold(remedy, plan, run.asset, now)
    run.customer_id = run.customer_id or (by.id if by.is_customer else None)
    run.plan, run.mode, run.created_at = remedy.plan, remedy.mode, now
    run.started_kind, run.started_id = by.kind, by.id
    run.words = _words(plan, run)
    run.state = RunState.PROPOSED
    if _goes_at_once(run, by):
        run.state, run.approved_at = RunState.APPROVED, now
        run.approver_id = by.id if by.is_agent else None
    else:
        run.deadline = now + plan.rails.approve_within
    _save_alone(run)
    RunStep.objects.bulk_create(_steps(run, plan))
    publish((RunApproved if run.approved_at else RunProposed)(run_id=run.pk), by=by)
    return run


def _goes_at_once(run: Run, by: Actor) -> bool:
    """Tell whether nobody else has to agree. Raises RailError where it takes the customer's own click."""
    if run.dry:
        return True
    if by.is_agent:
        agent = agent_of(by)
        return agent is not None and can_approve(agent)
    if run.mode == Mode.ONE_CLICK and not by.is_customer:
        raise RailError("click")
    return run.mode != Mode.APPROVAL


def _words(plan: Plan, run: Run) -> str:
    """Return what is read before it begins, in the customer's language."""
    if plan.says is None:
        return ""
    language = in_writing(run.customer.language if run.customer else "de")
    return fill_or_leave(plan.says[language], Target(run.asset, run.customer).values())


def _steps(run: Run, plan: Plan) -> list[RunStep]:
    """Return the acts of a plan: look whether it is still so, do every step, prove it."""
    named = [(step.name, RunStep.Kind.STEP) for step in plan.steps]
    if plan.verify is not None:
        look = (plan.verify.check, RunStep.Kind.CHECK)
        named = [look, *named] if run.dry else [look, *named, look]
    return [new_step(run, position, name, kind) for position, (name, kind) in enumerate(named)]


def _save_alone(run: Run) -> None:
    """Write a run, or its new state, where no other one touches its asset. Raises RailError."""
    try:
        with transaction.atomic():
            run.save()
    except IntegrityError as error:
        raise RailError("asset") from error


def approve(*, run: Run, by: Actor) -> Run:
    """Let a proposed run go. Publishes RunApproved.

    Raises RunNotFoundError where the actor may not, RunMovedError where it no longer waits, RailError.
    """
    _check_agent(by, run)
    try:
        with transaction.atomic():
            held = lock(run, RunState.PROPOSED)
            remedy = _held(run.problem)
            if held.deadline and held.deadline <= clock.now():
                raise RunMovedError
            hold(remedy, plan_of(held), held.asset, clock.now())
            held.state, held.approved_at, held.approver_id = RunState.APPROVED, clock.now(), by.id
            held.deadline = None
            _save_alone(held)
            publish(RunApproved(run_id=held.pk), by=by)
            return held
    except RailError as error:
        if error.rail == "breaker":
            stop_remedy(remedy=run.problem.remedy, why="runs", by=SYSTEM)
        raise


@transaction.atomic
def refuse(*, run: Run, why: str, by: Actor) -> Run:
    """Say no to a proposed run. Publishes RunRefused and RunStopped.

    Raises RunNotFoundError, RunMovedError.
    """
    _check_agent(by, run)
    held = lock(run, RunState.PROPOSED)
    held.note = why
    held.save(update_fields=["note"])
    publish(RunRefused(run_id=held.pk), by=by)
    end(run=held, state=RunState.STOPPED, by=by, why="refused")
    return held


@transaction.atomic
def stop(*, run: Run, by: Actor) -> Run:
    """End a run before it is done. A step at work is waited for, nothing is begun after it.

    Publishes RunStopped, once it has stopped. Raises RunNotFoundError, RunMovedError.
    """
    _check_agent(by, run)
    held = lock(run, RunState.PROPOSED, RunState.UNDECIDED, *MOVING)
    if held.is_moving and held.steps.filter(state=RunStep.State.STARTED).exists():
        held.stop_at = clock.now()
        held.save(update_fields=["stop_at"])
    else:
        end(run=held, state=RunState.STOPPED, by=by, why="asked")
    return held


@transaction.atomic
def undo(*, run: Run, by: Actor) -> Run:
    """Undo what a run that is over has done. Publishes RunUndoing; RunUndone when it is done.

    Raises RunNotFoundError, RunMovedError where there is nothing to undo, RailError where the asset is busy.
    """
    _check_agent(by, run)
    held = lock(run, *OVER)
    try:
        with transaction.atomic():
            if held.dry or not begin_undoing(held, why="asked"):
                raise RunMovedError
    except IntegrityError as error:
        raise RailError("asset") from error
    publish(RunUndoing(run_id=held.pk), by=by)
    return held


@transaction.atomic
def decide(*, run: Run, happened: bool, by: Actor) -> Run:
    """Say whether the step nobody knew of took effect: the run goes on after it, or does it again.

    Publishes RunDecided. Raises RunNotFoundError, RunMovedError.
    """
    _check_agent(by, run)
    held = lock(run, RunState.UNDECIDED)
    step = held.steps.get(state=RunStep.State.UNKNOWN)
    step.state = RunStep.State.DONE if happened else RunStep.State.WAITING
    step.ended_at = clock.now() if happened else None
    step.attempt = step.attempt if happened else 0
    step.save(update_fields=["state", "ended_at", "attempt"])
    held.state = RunState.UNDOING if step.kind == RunStep.Kind.UNDO else RunState.RUNNING
    held.save(update_fields=["state"])
    publish(RunDecided(run_id=held.pk, happened=happened), by=by)
    return held


@transaction.atomic
def say(*, run: Run, solved: bool, by: Actor) -> Run:
    """Keep the customer's word whether it is solved; a later word counts. Publishes RunConfirmed.

    Raises RunNotFoundError where it is not about the customer's own asset.
    """
    if not (by.is_customer and run.asset.customers.filter(pk=by.id or 0).exists()):
        raise RunNotFoundError
    held = lock(run)
    held.word = Run.Word.SOLVED if solved else Run.Word.NOT_SOLVED
    held.word_at = clock.now()
    held.save(update_fields=["word", "word_at"])
    publish(RunConfirmed(run_id=held.pk, solved=solved), by=by)
    return held


@transaction.atomic
def expire(*, run: Run, by: Actor) -> Run:
    """End a proposal that nobody approved in time. Publishes RunStopped. Raises RunMovedError."""
    held = lock(run, RunState.PROPOSED)
    if held.deadline is None or held.deadline > clock.now():
        raise RunMovedError
    end(run=held, state=RunState.STOPPED, by=by, why="deadline")
    return held


def _check_agent(by: Actor, run: Run) -> None:
    """Let only our own people decide, about assets they may see. Raises RunNotFoundError."""
    agent = agent_of(by)
    if agent is None or not can_approve(agent):
        raise RunNotFoundError
    check_reach(by, run.asset, customer=None, ticket=None)
