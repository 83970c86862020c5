"""Troubles of the channel that somebody has to be told of, from their beginning to their end."""

from django.db import models


class Alarm(models.Model):
    """One trouble, told once when it begins and once when it is over."""

    trouble = models.CharField(max_length=10, help_text="which kind; see `health`")
    key = models.CharField(
        max_length=254, blank=True, default="", help_text="what it is about, often an address"
    )
    words = models.TextField(help_text="in English, for logs and webhooks")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """What is going on is one row."""

        constraints = [
            models.UniqueConstraint(
                fields=["trouble", "key"], name="alarm_once", condition=models.Q(ended_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        """Name the trouble."""
        return f"{self.trouble} {self.key}".strip()
