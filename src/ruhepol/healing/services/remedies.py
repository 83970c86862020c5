"""Keeping what repairs a problem, and stopping it for everybody."""

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.healing.events import RemedyReleased, RemedySaved, RemedyStopped
from ruhepol.healing.models import KnownProblem, Remedy
from ruhepol.healing.plans.text import parse


@transaction.atomic
def save_remedy(*, problem: KnownProblem, plan: str, mode: str, by: Actor) -> Remedy:
    """Keep how a problem is looked at and repaired; runs that were begun keep the plan they began with.

    Publishes RemedySaved. Raises PlanError.
    """
    parse(plan)
    Remedy.objects.get_or_create(problem=problem, defaults={"changed_at": clock.now()})
    kept = Remedy.objects.select_for_update().get(problem=problem)
    kept.plan, kept.mode, kept.changed_at = plan, mode, clock.now()
    kept.save(update_fields=["plan", "mode", "changed_at"])
    publish(RemedySaved(problem_id=problem.pk), by=by)
    return kept


@transaction.atomic
def stop_remedy(*, remedy: Remedy, why: str, by: Actor) -> Remedy:
    """Let a remedy begin nothing more until a person releases it; what runs already goes on.

    Publishes RemedyStopped where it was not stopped before.
    """
    held = Remedy.objects.select_for_update().get(pk=remedy.pk)
    if held.stopped_at is None:
        held.stopped_at, held.stopped_why = clock.now(), why
        held.save(update_fields=["stopped_at", "stopped_why"])
        publish(RemedyStopped(problem_id=held.problem_id, why=why), by=by)
    return held


@transaction.atomic
def release_remedy(*, remedy: Remedy, by: Actor) -> Remedy:
    """Let a stopped remedy begin again; its breaker counts from now on. Publishes RemedyReleased."""
    held = Remedy.objects.select_for_update().get(pk=remedy.pk)
    if held.stopped_at is not None:
        held.stopped_at, held.stopped_why, held.released_at = None, "", clock.now()
        held.save(update_fields=["stopped_at", "stopped_why", "released_at"])
        publish(RemedyReleased(problem_id=held.problem_id), by=by)
    return held
