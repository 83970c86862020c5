"""The claim that a ticket is solved, and what the customer said to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.people.models import Agent
from ruhepol.tickets.models.ticket import Ticket


class Solution(models.Model):
    """One claim. It stays open until the customer's word or a set time of silence ends it."""

    class Outcome(models.TextChoices):
        """How the claim ended."""

        CONFIRMED = "confirmed", _("Confirmed by the customer")
        DECLINED = "declined", _("Not solved, says the customer")
        SILENT = "silent", _("No answer within the set time")
        WITHDRAWN = "withdrawn", _("Reopened by an agent")

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="solutions")
    agent = models.ForeignKey(Agent, null=True, on_delete=models.SET_NULL, related_name="+")
    claimed_at = models.DateTimeField()
    silent_at = models.DateTimeField(help_text="when silence closes the ticket")
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True, default="")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """One open claim a ticket; an outcome has a date."""

        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], name="solution_one_open", condition=models.Q(outcome="")
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="", ended_at__isnull=True)
                | (~models.Q(outcome="") & models.Q(ended_at__isnull=False)),
                name="solution_outcome_has_a_date",
            ),
        ]
        indexes = [
            models.Index(fields=["silent_at"], name="solution_open_idx", condition=models.Q(outcome=""))
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        """Name ticket and outcome."""
        return f"solution of #{self.ticket_id}: {self.outcome or 'open'}"
