"""Answers that are written and not sent yet: for seconds to take them back in, or until a set time."""

from datetime import datetime

from django.db import models

from ruhepol.people.models import Agent
from ruhepol.tickets.models.ticket import Ticket


class PlannedReply(models.Model):
    """One agent's answer with the moment it goes out. The row ends when it is sent or taken back."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="planned")
    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="+")
    text = models.TextField()
    files = models.JSONField(default=list, help_text="facts of stored files, as services take them")
    copies = models.JSONField(default=list, help_text="who else is sent it, as services take them")
    seen = models.PositiveIntegerField(help_text="newest message number the writer had read")
    solves = models.BooleanField(default=False, help_text="the ticket is solved with it")
    is_scheduled = models.BooleanField(help_text="for a set time, not only to be taken back")
    send_at = models.DateTimeField()
    stopped = models.CharField(max_length=10, blank=True, default="", help_text="why it did not go out")
    created_at = models.DateTimeField()

    class Meta:
        """Found by the time it is due."""

        verbose_name_plural = "planned replies"
        indexes = [
            models.Index(fields=["send_at"], name="planned_due_idx", condition=models.Q(stopped="")),
        ]

    def __str__(self) -> str:
        """Name ticket and moment."""
        return f"answer to #{self.ticket_id} at {self.send_at:%F %T}"

    @property
    def at(self) -> datetime:
        """Where it stands in the order of time."""
        return self.send_at
