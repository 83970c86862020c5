"""Canned answers: writing them, putting them away, and counting what is used."""

from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import F

from ruhepol.core import clock
from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.knowledge.events import AnswerInserted, CannedAnswerArchived, CannedAnswerSaved
from ruhepol.knowledge.exceptions import EmptyAnswerError, ShortcutTakenError
from ruhepol.knowledge.models import CannedAnswer
from ruhepol.knowledge.services.editions import turn_edition
from ruhepol.knowledge.suggest.contexts import CANNED
from ruhepol.people.models import Team


class CannedFacts(TypedDict):
    """What is written of a canned answer."""

    title: str
    shortcut: str
    text_de: str
    text_en: str
    team: Team | None


@transaction.atomic
def save_canned_answer(
    *, by: Actor, answer: CannedAnswer | None = None, **facts: Unpack[CannedFacts]
) -> CannedAnswer:
    """Write a canned answer, or change one; it is offered from now on. Publishes CannedAnswerSaved.

    Raises EmptyAnswerError without a text, ShortcutTakenError where another one has the shortcut.
    """
    held = answer or CannedAnswer()
    held.title, held.shortcut = " ".join(facts["title"].split()), facts["shortcut"].lower()
    held.text_de, held.text_en = facts["text_de"].strip(), facts["text_en"].strip()
    held.team, held.changed_at, held.archived_at = facts["team"], clock.now(), None
    if not held.texts:
        raise EmptyAnswerError
    if CannedAnswer.objects.filter(shortcut=held.shortcut).exclude(pk=held.pk).exists():
        raise ShortcutTakenError(held.shortcut)
    held.save()
    turn_edition(kind=CANNED)
    publish(CannedAnswerSaved(canned_id=held.pk), by=by)
    return held


@transaction.atomic
def archive_canned_answer(*, answer: CannedAnswer, by: Actor) -> CannedAnswer:
    """Offer a canned answer no longer; what it counted stays. Publishes CannedAnswerArchived."""
    answer.archived_at = clock.now()
    answer.save(update_fields=["archived_at"])
    turn_edition(kind=CANNED)
    publish(CannedAnswerArchived(canned_id=answer.pk), by=by)
    return answer


@transaction.atomic
def record_insertion(*, kind: str, answer_id: int, ticket_id: int, by: Actor) -> None:
    """Remember that an agent took a suggestion into an answer. Publishes AnswerInserted."""
    if kind == CANNED:
        used = {"used": F("used") + 1, "used_at": clock.now()}
        CannedAnswer.objects.filter(pk=answer_id).update(**used)
    publish(AnswerInserted(answer_id=answer_id, kind=kind, ticket_id=ticket_id), by=by)
