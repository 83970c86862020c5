"""Finding signals that come before tickets, and keeping what a lead makes of each."""

from django.db import transaction

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.healing.events import PrecursorDescribed, PrecursorDismissed, PrecursorReopened
from ruhepol.healing.learning.counting import Found, precursors
from ruhepol.healing.learning.piles import piles
from ruhepol.healing.models import KnownProblem, Precursor, PrecursorCase
from ruhepol.healing.past import Subjects, past, subjects
from ruhepol.healing.services.problems import Description, save_problem


def learn() -> int:
    """Look through the last weeks anew and return how many proposals stand. No event: it is only counted.

    What a lead has settled stays as it is, and is not proposed again under any of its signals.
    """
    about = subjects()
    with piles() as begun:
        found = precursors(past(begun, about, now=clock.now()))
    return _keep(found, about)


@transaction.atomic
def _keep(found: list[Found], about: Subjects) -> int:
    rows = {row.shape: row for row in Precursor.objects.select_for_update().order_by("pk")}
    settled = {
        shape
        for row in rows.values()
        if row.state != Precursor.State.OPEN
        for shape in (row.shape, *row.others)
    }
    standing = [one for one in found if one.shape not in settled]
    for one in standing:
        _write(rows.get(one.shape) or Precursor(found_at=clock.now()), one, about)
    shapes = {one.shape for one in standing}
    Precursor.objects.filter(state=Precursor.State.OPEN).exclude(shape__in=shapes).delete()
    return len(standing)


def _write(row: Precursor, found: Found, about: Subjects) -> None:
    facts = {
        "shape": found.shape,
        "others": found.others,
        "theme": found.theme.kind,
        "customers": found.customers,
        "chance": found.chance,
    }
    names = dict(zip(("theme_de", "theme_en"), about.names(found.theme), strict=True))
    counted = {name: getattr(found.counts, name) for name in Precursor.COUNTED}
    for name, value in {**facts, **names, **counted, **vars(found.sample)}.items():
        setattr(row, name, value)
    row.save()
    row.cases.all().delete()
    cases = {case.ticket: case for case in found.cases}
    PrecursorCase.objects.bulk_create(
        PrecursorCase(precursor=row, ticket_id=case.ticket, asset_id=case.asset, signal_at=case.signal_at)
        for case in cases.values()
    )


@transaction.atomic
def dismiss(*, precursor: Precursor, by: Actor) -> Precursor:
    """Remember that it is no problem. Publishes PrecursorDismissed."""
    kept = _settle(precursor, Precursor.State.DISMISSED, by)
    publish(PrecursorDismissed(precursor_id=kept.pk), by=by)
    return kept


@transaction.atomic
def propose_again(*, precursor: Precursor, by: Actor) -> Precursor:
    """Take a decision back. Publishes PrecursorReopened."""
    kept = Precursor.objects.select_for_update().get(pk=precursor.pk)
    kept.state, kept.settled_at, kept.settled_by_id = Precursor.State.OPEN, None, None
    kept.save(update_fields=["state", "settled_at", "settled_by"])
    publish(PrecursorReopened(precursor_id=kept.pk), by=by)
    return kept


@transaction.atomic
def describe(*, precursor: Precursor, description: Description, by: Actor) -> KnownProblem:
    """Make a known problem of it. Publishes ProblemSaved and PrecursorDescribed. Raises ConditionError."""
    problem = save_problem(problem=None, description=description, by=by)
    kept = _settle(precursor, Precursor.State.DESCRIBED, by)
    kept.problem = problem
    kept.save(update_fields=["problem"])
    publish(PrecursorDescribed(precursor_id=kept.pk, problem_id=problem.pk), by=by)
    return problem


def _settle(precursor: Precursor, state: str, by: Actor) -> Precursor:
    kept = Precursor.objects.select_for_update().get(pk=precursor.pk)
    kept.state, kept.settled_at = state, clock.now()
    kept.settled_by_id = by.id if by.is_agent else None
    kept.save(update_fields=["state", "settled_at", "settled_by"])
    return kept
