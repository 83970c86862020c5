"""Adjectives of articles and asks."""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from ruhepol.knowledge.models import ArticleText, Ask  # noqa: F401  the base classes name them


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
