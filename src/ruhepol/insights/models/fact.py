"""One row a ticket with all that figures ask of it, so that a page over a hundred thousand stays quick."""

from django.db import models
from django.db.models import Q

from ruhepol.people.models import Brand, Team
from ruhepol.tickets.models import Ticket


class TicketFact(models.Model):
    """What a ticket contributes to the figures; derived from its events and always derivable again.

    Durations in whole seconds. NULL means that the ticket has no say in that figure.
    """

    ticket = models.OneToOneField(Ticket, primary_key=True, on_delete=models.CASCADE, related_name="+")
    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+", db_index=False)
    team = models.ForeignKey(Team, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    channel = models.CharField(max_length=10)
    asked_at = models.DateTimeField(null=True)
    contact = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True)
    first_response = models.PositiveBigIntegerField(null=True)
    first_response_working = models.PositiveBigIntegerField(null=True)
    ended_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=10, blank=True, default="")
    resolution = models.PositiveBigIntegerField(null=True)
    resolution_working = models.PositiveBigIntegerField(null=True)
    first_contact = models.BooleanField(null=True)
    reopened = models.BooleanField(null=True)
    confirmed = models.BooleanField(null=True)
    dismissed = models.BooleanField(null=True)
    known = models.BooleanField(
        null=True, help_text="true where a thing of the customer's had a known problem"
    )

    class Meta:
        """A period is a range over one of three moments; the ticket's number settles ties in lists."""

        indexes = [
            models.Index(
                fields=["asked_at", "ticket"], name="fact_asked_idx", condition=Q(asked_at__isnull=False)
            ),
            models.Index(
                fields=["answered_at", "ticket"],
                name="fact_answered_idx",
                condition=Q(answered_at__isnull=False),
            ),
            models.Index(
                fields=["ended_at", "ticket"], name="fact_ended_idx", condition=Q(ended_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        """Name the ticket."""
        return f"fact of #{self.ticket_id}"
