"""What a source sent and nobody could read, so that whoever set it up can see why."""

from django.db import models

from ruhepol.healing.models.source import Source


class Refusal(models.Model):
    """One payload, or its beginning, and the reason."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="refusals")
    at = models.DateTimeField()
    form = models.CharField(max_length=80, help_text="what it was said to be")
    reason = models.TextField()
    size = models.PositiveIntegerField()
    beginning = models.BinaryField()

    class Meta:
        """Newest first."""

        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["source", "-at", "-id"], name="refusal_source_idx")]

    def __str__(self) -> str:
        """Show the reason."""
        return self.reason
