"""Workers that are alive: each counts a heartbeat that the others watch."""

from django.db import models


class WorkerRow(models.Model):
    """One worker process. A `beat` that stands still for a whole lease ends its claim on its jobs."""

    name = models.CharField(max_length=80, unique=True)
    beat = models.BigIntegerField(default=0)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        """Name the worker."""
        return self.name
