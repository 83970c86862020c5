"""One row a repair that is over, with what it counts as."""

from django.db import models

from ruhepol.healing.models import Run
from ruhepol.insights.figures.healed import Outcome
from ruhepol.people.models import Brand


class RunFact(models.Model):
    """What a repair contributes to the figures; derived from the run and what customers wrote after it.

    `saved` is its outcome again where nobody had written before it, nor within seven days after. `brand` is
    that of the ticket that led to it, else the one under which its customers asked last.
    """

    run = models.OneToOneField(Run, primary_key=True, on_delete=models.CASCADE, related_name="+")
    brand = models.ForeignKey(Brand, null=True, on_delete=models.CASCADE, related_name="+", db_index=False)
    ended_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Outcome])
    wrote_at = models.DateTimeField(null=True, help_text="the first word of its customers within seven days")
    saved = models.CharField(max_length=10, blank=True, default="")

    class Meta:
        """A period is a range over the end; what may still become confirmed is looked at again."""

        indexes = [
            models.Index(fields=["ended_at", "run"], name="run_fact_ended_idx"),
            models.Index(
                fields=["ended_at"],
                name="run_fact_unsettled_idx",
                condition=models.Q(outcome="presumed", wrote_at=None),
            ),
        ]

    def __str__(self) -> str:
        """Name the run."""
        return f"fact of run {self.run_id}"
