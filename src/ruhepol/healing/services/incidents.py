"""Incidents: proposed when several customers have one problem at once; a lead makes them public."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Min

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM, Actor
from ruhepol.core.db.rows import insert_once
from ruhepol.core.events.outbox import publish
from ruhepol.healing.events import (
    IncidentActivated,
    IncidentDismissed,
    IncidentEnded,
    IncidentProposed,
    IncidentWordSaid,
)
from ruhepol.healing.exceptions import IncidentMovedError
from ruhepol.healing.models import Incident, IncidentWord, KnownProblem
from ruhepol.healing.services.gathering import gather
from ruhepol.people.models import Brand, Customer

QUIET = timedelta(hours=6)
"""So long after a lead said it is none, or it was over, nobody is asked again."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a lead says to everybody, in both languages, and when there is more to hear."""

    words_de: str
    words_en: str
    next_word_at: datetime | None = None


def propose_outbreak(*, problem_id: int) -> Incident | None:
    """Propose an incident where several customers came to have a problem within minutes.

    Publishes IncidentProposed. None where it is no outbreak, or one that is known already.
    """
    now, problem = clock.now(), KnownProblem.objects.get(pk=problem_id)
    lately = now - timedelta(minutes=problem.outbreak_minutes)
    fresh = problem.matches.filter(gone_at=None, found_at__gte=lately)
    concerned = Customer.objects.filter(assets__in=fresh.values("asset")).distinct()
    if concerned.count() < problem.outbreak_customers or _settled_lately(problem_id, now - QUIET):
        return None
    began = fresh.aggregate(began=Min("since"))["began"] or now
    return _propose(problem, began, SYSTEM)


def declare(*, problem: KnownProblem, by: Actor) -> Incident:
    """Propose an incident by hand, or return the one there is. Publishes IncidentProposed."""
    began = problem.matches.filter(gone_at=None).aggregate(began=Min("since"))["began"] or clock.now()
    made = _propose(problem, began, by)
    return made or Incident.objects.get(problem=problem, state__in=["proposed", "active"])


@transaction.atomic
def _propose(problem: KnownProblem, began: datetime, by: Actor) -> Incident | None:
    incident = Incident(
        problem=problem,
        title_de=problem.title_de,
        title_en=problem.title_en,
        began_at=began,
        proposed_at=clock.now(),
    )
    if not insert_once(incident):
        return None
    publish(IncidentProposed(incident_id=incident.pk), by=by)
    return incident


@transaction.atomic
def activate(  # noqa: PLR0913  what is said has this many facts
    *, incident: Incident, title_de: str, title_en: str, brand: Brand | None, said: Said, by: Actor
) -> Incident:
    """Say in public that we know. Publishes IncidentActivated. Raises IncidentMovedError."""
    held = _lock(incident, Incident.State.PROPOSED)
    held.state, held.activated_at, held.brand = Incident.State.ACTIVE, clock.now(), brand
    held.title_de, held.title_en, held.next_word_at = title_de, title_en, said.next_word_at
    held.save()
    _say(held, said, by)
    publish(IncidentActivated(incident_id=held.pk), by=by)
    return held


@transaction.atomic
def say(*, incident: Incident, said: Said, by: Actor) -> Incident:
    """Say a further word, and when the next one follows. Publishes IncidentWordSaid.

    Raises IncidentMovedError.
    """
    held = _lock(incident, Incident.State.ACTIVE)
    held.next_word_at = said.next_word_at
    held.save(update_fields=["next_word_at"])
    _say(held, said, by)
    publish(IncidentWordSaid(incident_id=held.pk), by=by)
    return held


@transaction.atomic
def end(*, incident: Incident, said: Said, by: Actor) -> Incident:
    """Say that it is over; who asked or was affected is told from now on. Publishes IncidentEnded.

    Raises IncidentMovedError.
    """
    held = _lock(incident, Incident.State.ACTIVE)
    held.state, held.ended_at, held.next_word_at = Incident.State.OVER, clock.now(), None
    held.save(update_fields=["state", "ended_at", "next_word_at"])
    _say(held, said, by, is_last=True)
    gather(incident=held)
    publish(IncidentEnded(incident_id=held.pk), by=by)
    return held


@transaction.atomic
def dismiss(*, incident: Incident, by: Actor) -> Incident:
    """Say that it is none. Publishes IncidentDismissed. Raises IncidentMovedError."""
    held = _lock(incident, Incident.State.PROPOSED)
    held.state, held.ended_at = Incident.State.DISMISSED, clock.now()
    held.save(update_fields=["state", "ended_at"])
    publish(IncidentDismissed(incident_id=held.pk), by=by)
    return held


def _settled_lately(problem_id: int, since: datetime) -> bool:
    return Incident.objects.filter(problem=problem_id, ended_at__gte=since).exists()


def _say(held: Incident, said: Said, by: Actor, *, is_last: bool = False) -> None:
    IncidentWord.objects.create(
        incident=held,
        at=clock.now(),
        agent_id=by.id if by.is_agent else None,
        words_de=said.words_de,
        words_en=said.words_en,
        is_last=is_last,
    )


def _lock(incident: Incident, state: Incident.State) -> Incident:
    held = Incident.objects.select_for_update().get(pk=incident.pk)
    if held.state != state:
        raise IncidentMovedError
    return held
