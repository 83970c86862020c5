"""Adjectives of articles and asks."""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from ruhepol.people.models import Membership

if TYPE_CHECKING:
    from ruhepol.knowledge.models import ArticleText, Ask, CannedAnswer  # noqa: F401  base classes name them
    from ruhepol.people.models import Agent


class ArticleTextQuerySet(models.QuerySet["ArticleText"]):
    """Texts by who may read them."""

    def published(self) -> Self:
        """Texts some reader can see."""
        return self.filter(article__state="published", version__gt=0)


class AskQuerySet(models.QuerySet["Ask"]):
    """Asking sessions by how they ended."""

    def undecided(self) -> Self:
        """Sessions of which nobody knows yet how they ended."""
        return self.filter(outcome="")

    def same_person(self, ask: "Ask") -> Self:
        """Sessions of the same customer or the same device, as far as either is known."""
        marks = {"customer_id": ask.customer_id, "device": ask.device}
        known = [Q(**{name: value}) for name, value in marks.items() if value]
        return self.filter(reduce(or_, known)) if known else self.none()


class CannedAnswerQuerySet(models.QuerySet["CannedAnswer"]):
    """Canned answers by who is offered them."""

    def active(self) -> Self:
        """Answers that were not put away."""
        return self.filter(archived_at=None)

    def visible_to(self, agent: "Agent") -> Self:
        """Answers an agent is offered: those for all, and those of the agent's own teams."""
        if not agent.is_active:
            return self.none()
        own = Membership.objects.filter(agent=agent.pk).values("team")
        return self.active().filter(Q(team=None) | Q(team__in=own))

    def named(self, word: str) -> Self:
        """Answers whose shortcut begins with a word or whose title holds it, most used first."""
        found = self.filter(Q(shortcut__istartswith=word) | Q(title__icontains=word)) if word else self
        return found.order_by("-used", "title", "pk")
