"""When each periodic task is due next; one row a task, whatever the number of workers."""

from django.db import models


class Tick(models.Model):
    """The next due moment of a periodic task; moved by compare-and-set, so one worker wins."""

    task = models.CharField(max_length=200, unique=True)
    due_at = models.DateTimeField()

    def __str__(self) -> str:
        """Name the task and its moment."""
        return f"{self.task} at {self.due_at:%Y-%m-%d %H:%M:%S}"
