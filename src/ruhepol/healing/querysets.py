"""Which signals."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from ruhepol.healing.models import Signal  # noqa: F401  named in the type below


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
        return self.filter(models.Q(last_at__lt=at) | models.Q(last_at=at, pk__lt=number))
