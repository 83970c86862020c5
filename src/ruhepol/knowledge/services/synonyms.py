"""Keeping the house's synonyms."""

from collections.abc import Sequence

from django.db import transaction

from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.knowledge.events import SynonymsDeleted, SynonymsSaved
from ruhepol.knowledge.models import Synonyms
from ruhepol.people.models import Brand


@transaction.atomic
def save_synonyms(
    *, words: Sequence[str], brand: Brand | None = None, held: Synonyms | None = None, by: Actor
) -> Synonyms:
    """Let words mean the same, for one brand or for all; each is kept once. Publishes SynonymsSaved.

    The next question is understood with them: nothing is indexed anew.
    """
    group = held or Synonyms()
    group.words = ", ".join(dict.fromkeys(" ".join(word.split()) for word in words if word.strip()))
    group.brand = brand
    group.save()
    publish(SynonymsSaved(synonyms_id=group.pk), by=by)
    return group


@transaction.atomic
def delete_synonyms(*, held: Synonyms, by: Actor) -> None:
    """Let words mean what they say again. Publishes SynonymsDeleted."""
    publish(SynonymsDeleted(synonyms_id=held.pk), by=by)
    held.delete()
