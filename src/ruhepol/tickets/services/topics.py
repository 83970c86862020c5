"""Topics and causes: what requests are about, and why they were needed."""

from typing import TypedDict, Unpack

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.people.models import Team
from ruhepol.tickets.events import CauseSaved, TopicSaved
from ruhepol.tickets.models import Cause, Topic


class TopicFacts(TypedDict, total=False):
    """What can be set on a topic."""

    name_de: str
    name_en: str
    hint_de: str
    hint_en: str
    team: Team | None
    is_active: bool


@transaction.atomic
def save_topic(*, by: Actor, topic: Topic | None = None, **facts: Unpack[TopicFacts]) -> Topic:
    """Make a topic at the end of the list, or change the given one. Publishes TopicSaved."""
    topic = topic or Topic(slug=_free_slug(facts.get("name_en", "")), position=_end())
    for field, value in facts.items():
        setattr(topic, field, value)
    topic.full_clean(exclude=["team"])
    topic.save()
    publish(TopicSaved(topic_id=topic.pk), by=by)
    return topic


@transaction.atomic
def save_cause(
    *, name_de: str, name_en: str, by: Actor, parent: Cause | None = None, cause: Cause | None = None
) -> Cause:
    """Name a root cause, below `parent` where there is one, or rename the given one. Publishes CauseSaved.

    Raises ValueError where a cause would stand below itself.
    """
    cause = cause or Cause()
    if parent is not None and cause.pk and _is_below(parent, cause):
        raise ValueError("a cause cannot stand below itself")
    cause.name_de, cause.name_en, cause.parent = name_de.strip(), name_en.strip(), parent
    cause.full_clean(exclude=["parent"])
    cause.save()
    publish(CauseSaved(cause_id=cause.pk), by=by)
    return cause


def _is_below(place: Cause | None, cause: Cause) -> bool:
    while place is not None:
        if place.pk == cause.pk:
            return True
        place = place.parent
    return False


def _end() -> int:
    return (Topic.objects.aggregate(last=Max("position"))["last"] or 0) + 1


def _free_slug(name: str) -> str:
    """Return a slug no other topic uses."""
    stem = slugify(name)[:40] or "topic"
    taken = set(Topic.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in [stem, *(f"{stem}-{n}" for n in range(2, 999))] if slug not in taken)
