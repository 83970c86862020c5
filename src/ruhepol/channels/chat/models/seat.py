"""Seats: whether an agent is there for chats, and for how many at once."""

from django.db import models

from ruhepol.people.models import Agent

USUAL = 3


class Seat(models.Model):
    """One agent's place. `alive_at` is the last sign of an open page: whoever closed the browser is gone."""

    agent = models.OneToOneField(Agent, primary_key=True, on_delete=models.CASCADE, related_name="+")
    is_available = models.BooleanField(default=False)
    capacity = models.PositiveSmallIntegerField(default=USUAL)
    since = models.DateTimeField(help_text="since when available or away")
    alive_at = models.DateTimeField()

    class Meta:
        """Found where somebody is there."""

        indexes = [
            models.Index(fields=["alive_at"], name="seat_there_idx", condition=models.Q(is_available=True))
        ]

    def __str__(self) -> str:
        """Name the agent and whether they are there."""
        return f"{self.agent_id} is {'available' if self.is_available else 'away'}"
