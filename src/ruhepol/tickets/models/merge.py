"""Tickets that turned out to be one: which went into which, and how it is undone."""

from django.db import models

from ruhepol.people.models import Agent
from ruhepol.tickets.models.ticket import Ticket


class Merge(models.Model):
    """One merging. It stands until it is undone; `Ticket.merged_into` says so where it is asked often."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="merges")
    into = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="absorbed")
    agent = models.ForeignKey(Agent, null=True, on_delete=models.SET_NULL, related_name="+")
    numbers = models.JSONField(help_text="the number each message had before, by the message's key")
    before = models.JSONField(help_text="how the ticket was, for undoing")
    merged_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        """A ticket is in one other at a time."""

        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], name="merge_once", condition=models.Q(undone_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        """Name both."""
        return f"#{self.ticket_id} into #{self.into_id}"
