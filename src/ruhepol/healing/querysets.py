"""Which signals."""

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from ruhepol.healing.models import KnownProblem, Run, Signal  # noqa: F401  named in the types below


class SignalQuerySet(models.QuerySet["Signal"]):
    """Signals by what they are about and how grave they are."""

    WARN, ERROR = 13, 17
    """Where OpenTelemetry's ranges of warnings and errors begin."""

    def grave(self) -> "SignalQuerySet":
        """Return warnings and worse."""
        return self.filter(severity__gte=self.WARN)

    def of(self, assets: Iterable[int]) -> "SignalQuerySet":
        """Return those of these assets."""
        return self.filter(asset__in=assets)

    def since(self, moment: datetime) -> "SignalQuerySet":
        """Return those that were still heard of after a moment."""
        return self.filter(last_at__gte=moment)

    def newest_first(self) -> "SignalQuerySet":
        """Return the latest heard of first."""
        return self.order_by("-last_at", "-id")

    def older_than(self, at: datetime, number: int) -> "SignalQuerySet":
        """Return those that follow this row in the order of `newest_first`."""
        earlier = models.Q(last_at__lt=at) | models.Q(pk__lt=number)
        # Said first by itself, the moment is where the index begins; inside the choice it would only sift.
        return self.filter(earlier, last_at__lte=at)


class ProblemQuerySet(models.QuerySet["KnownProblem"]):
    """Known problems by what is said of them, in the order of their list."""

    SAID = ("title_de", "title_en", "words_de", "words_en", "symptoms_de", "symptoms_en")

    def saying(self, text: str) -> "ProblemQuerySet":
        """Return those that say all of these words somewhere."""
        found = self
        for word in text.split()[:10]:
            somewhere = (models.Q(**{f"{name}__icontains": word}) for name in self.SAID)
            found = found.filter(reduce(or_, somewhere))
        return found

    def after(self, last: "KnownProblem") -> "ProblemQuerySet":
        """Return those that follow this one."""
        title = models.Q(title_en__gt=last.title_en) | models.Q(title_en=last.title_en, pk__gt=last.pk)
        kind = models.Q(asset_kind__gt=last.asset_kind) | (models.Q(asset_kind=last.asset_kind) & title)
        return self.filter(kind, asset_kind__gte=last.asset_kind)


class RunQuerySet(models.QuerySet["Run"]):
    """Runs by how far they are and what they touch."""

    WAIT_FOR_A_PERSON = ("proposed", "undecided")

    def real(self) -> "RunQuerySet":
        """Return those that do something."""
        return self.filter(dry=False)

    def like(self, problem_id: int, asset_id: int) -> "RunQuerySet":
        """Return those that repair this problem of this asset."""
        return self.filter(problem=problem_id, asset=asset_id)

    def waiting(self) -> "RunQuerySet":
        """Return those that only a person can move, the one that is due first in front."""
        return self.filter(state__in=self.WAIT_FOR_A_PERSON).order_by("deadline", "pk")

    def approved_since(self, moment: datetime) -> "RunQuerySet":
        """Return those that were let go after a moment."""
        return self.filter(approved_at__gt=moment)
