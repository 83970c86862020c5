"""Keeping what we know of problems."""

from dataclasses import dataclass

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.healing.conditions.text import parse
from ruhepol.healing.events import ProblemSaved
from ruhepol.healing.models import KnownProblem
from ruhepol.healing.models.problem import new_revision


@dataclass(frozen=True, kw_only=True)
class Description:
    """What is said of a problem."""

    asset_kind: str
    title_de: str
    title_en: str
    words_de: str
    words_en: str
    condition: str
    state: str = KnownProblem.State.WATCHING
    symptoms_de: str | None = None
    symptoms_en: str | None = None
    article_id: int | None = None
    key: str | None = None
    kit: str | None = None
    version: str | None = None
    is_told: bool | None = None
    outbreak_customers: int | None = None
    outbreak_minutes: int | None = None
    """What is None stays as it is."""


@transaction.atomic
def save_problem(*, problem: KnownProblem | None, description: Description, by: Actor) -> KnownProblem:
    """Keep a problem as described, a new one where there is none; its first writer owns it.

    Publishes ProblemSaved. Raises ConditionError.
    """
    parse(description.condition)
    now = clock.now()
    if problem is None:
        kept = KnownProblem(created_at=now, owner_id=by.id if by.is_agent else None)
    else:
        kept = KnownProblem.objects.select_for_update().get(pk=problem.pk)
    for name, value in vars(description).items():
        if value is not None:
            setattr(kept, name, value)
    kept.changed_at, kept.revision = now, new_revision()
    kept.save()
    publish(ProblemSaved(problem_id=kept.pk), by=by)
    return kept
