"""The job table: work that waits, runs or has died. A finished job leaves no row."""

from django.db import models
from django.db.models import Q


class JobState(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DEAD = "dead"


class Job(models.Model):
    """One call of a task. `(worker, attempt)` is the fence: only that pair may finish a running job."""

    task = models.CharField(max_length=200)
    args = models.JSONField(default=list)
    kwargs = models.JSONField(default=dict)
    queue = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.WAITING)
    run_at = models.DateTimeField()
    attempt = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=10)
    worker = models.CharField(max_length=80, blank=True, default="")
    unique_key = models.CharField(max_length=200, null=True, unique=True)
    error = models.TextField(blank=True, default="")
    enqueued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)

    class Meta:
        """Partial indexes keep claiming cheap whatever else the table holds."""

        indexes = [
            models.Index(fields=["queue", "run_at", "id"], condition=Q(state="waiting"), name="job_due_idx"),
            models.Index(fields=["worker"], condition=Q(state="running"), name="job_running_idx"),
            models.Index(fields=["-id"], condition=Q(state="dead"), name="job_dead_idx"),
        ]

    def __str__(self) -> str:
        """Name the task and its state."""
        return f"{self.task} ({self.state})"
