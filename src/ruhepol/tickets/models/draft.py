"""Unsent words of one agent, kept apart from everybody else's."""

from django.db import models

from ruhepol.people.models import Agent
from ruhepol.tickets.models.ticket import Ticket


class Draft(models.Model):
    """What an agent has typed on a ticket and not sent. Its version guards against an older window."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="drafts")
    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="+")
    text = models.TextField(blank=True, default="")
    is_note = models.BooleanField(default=False)
    files = models.JSONField(default=list, help_text="facts of stored files that came back with it")
    copies = models.JSONField(default=list, help_text="who else is to be sent it")
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    class Meta:
        """One draft an agent and ticket."""

        constraints = [models.UniqueConstraint(fields=["ticket", "agent"], name="draft_once")]

    def __str__(self) -> str:
        """Name ticket and author."""
        return f"draft on #{self.ticket_id} by {self.agent_id}"
