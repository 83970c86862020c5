"""Problems that were found with assets, and assets that are still to be looked at."""

from django.db import models

from ruhepol.healing.models.problem import KnownProblem
from ruhepol.people.models import Asset


class Noticed(models.Model):
    """Something was told of an asset and nobody has looked yet. `count` rises with each telling.

    Whoever looked takes the row away only as it was read: what came meanwhile is looked at, too.
    """

    asset = models.OneToOneField(Asset, primary_key=True, on_delete=models.CASCADE, related_name="+")
    count = models.PositiveBigIntegerField(default=1)
    at = models.DateTimeField()

    class Meta:
        """Looked at in the order of the last telling."""

        indexes = [models.Index(fields=["at"], name="noticed_at_idx")]

    def __str__(self) -> str:
        """Name the asset."""
        return f"asset {self.asset_id}"


class Due(models.Model):
    """When an asset is to be looked at though nothing is told: something it lacks may then be a problem."""

    asset = models.OneToOneField(Asset, primary_key=True, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Found by its moment."""

        verbose_name_plural = "due"
        indexes = [models.Index(fields=["at"], name="due_at_idx")]

    def __str__(self) -> str:
        """Name the asset."""
        return f"asset {self.asset_id}"


class Match(models.Model):
    """A known problem that an asset has, or had until `gone_at`."""

    problem = models.ForeignKey(KnownProblem, on_delete=models.CASCADE, related_name="matches")
    asset = models.ForeignKey(Asset, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(help_text="the first sign of it")
    found_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True, help_text="when its customers were told, unasked")

    class Meta:
        """An asset has a problem once at a time."""

        constraints = [
            models.UniqueConstraint(
                fields=["problem", "asset"], condition=models.Q(gone_at=None), name="match_once_at_a_time"
            )
        ]
        indexes = [
            models.Index(fields=["problem", "-found_at"], name="match_problem_idx"),
            models.Index(fields=["asset", "-found_at"], name="match_asset_idx"),
            models.Index(fields=["-found_at", "-id"], name="match_newest_idx"),
        ]
        verbose_name_plural = "matches"

    def __str__(self) -> str:
        """Name problem and asset."""
        return f"{self.problem_id} with {self.asset_id}"
