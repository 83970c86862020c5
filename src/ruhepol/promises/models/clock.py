"""Clocks: one promise of one ticket, running, paused or decided."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ruhepol.people.models import Calendar
from ruhepol.promises.models.target import Target
from ruhepol.tickets.models import Ticket

RUNNING = Q(met_at__isnull=True, dropped_at__isnull=True)


class Clock(models.Model):
    """What was promised for a ticket, under terms of its own, so that a later target changes no verdict.

    `due_at` is empty while it is paused. `kept` is empty until it is decided: kept at `met_at`, broken
    at the moment it was due, whether or not it was met afterwards.
    """

    class Kind(models.TextChoices):
        """What was promised; the values are those of `clocks.reckon.Kind`."""

        FIRST = "first_response", _("First answer")
        NEXT = "next_response", _("Next answer")
        RESOLUTION = "resolution", _("Solution")

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    target = models.ForeignKey(Target, null=True, on_delete=models.SET_NULL, related_name="clocks")
    calendar = models.ForeignKey(Calendar, null=True, on_delete=models.PROTECT, related_name="+")
    allowed = models.DurationField()
    started_at = models.DateTimeField()
    pauses = models.JSONField(default=list, help_text="[from, to] in ISO 8601; to is null while it lasts")
    due_at = models.DateTimeField(null=True)
    met_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True, help_text="ended without what was promised")
    broken_at = models.DateTimeField(null=True)
    kept = models.BooleanField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        """One clock a promise; the sweep reads the running ones, figures the decided ones."""

        constraints = [
            models.UniqueConstraint(fields=["ticket", "kind", "started_at"], name="clock_once"),
            models.CheckConstraint(
                condition=Q(kept__isnull=True, decided_at__isnull=True)
                | Q(kept__isnull=False, decided_at__isnull=False),
                name="clock_verdict_has_a_date",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], name="clock_due_idx", condition=RUNNING & Q(broken_at__isnull=True)
            ),
            models.Index(fields=["calendar"], name="clock_calendar_idx", condition=RUNNING),
            models.Index(
                fields=["decided_at", "kept"], name="clock_decided_idx", condition=Q(decided_at__isnull=False)
            ),
        ]
        ordering = ["started_at", "id"]

    def __str__(self) -> str:
        """Name kind and ticket."""
        return f"{self.kind} of #{self.ticket_id}"

    @property
    def is_over(self) -> bool:
        """Tell whether it has stopped for good."""
        return self.met_at is not None or self.dropped_at is not None
