"""The append-only event table: timeline, audit, outbox and live bus in one."""

from django.db import models

from ruhepol.core.actors import Actor, ActorKind


class EventRow(models.Model):
    """One thing that happened, written in the transaction that made it true; never changed."""

    name = models.CharField(max_length=80)
    stream = models.CharField(max_length=80)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in ActorKind])
    actor_id = models.BigIntegerField(null=True)
    data = models.JSONField(default=dict)
    cause_id = models.BigIntegerField(null=True)
    depth = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """Read by stream for a timeline, by name for figures, by id for the live bus."""

        indexes = [
            models.Index(fields=["stream", "id"], name="event_stream_idx"),
            models.Index(fields=["name", "at"], name="event_name_idx"),
        ]

    def __str__(self) -> str:
        """Name the event and its stream."""
        return f"{self.name} on {self.stream}"

    @property
    def actor(self) -> Actor:
        """The acting hand."""
        return Actor(ActorKind(self.actor_kind), self.actor_id)
