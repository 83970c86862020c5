"""Targets: what is promised to whom."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.people.models import Brand, Calendar, Team
from ruhepol.promises.clocks.reckon import Kind
from ruhepol.tickets.models import Ticket, Topic


class Target(models.Model):
    """Times promised for the tickets that fit; the first fitting target by position counts.

    An empty condition fits every ticket, an empty time promises nothing.
    """

    name = models.CharField(_("name"), max_length=80)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    brand = models.ForeignKey(Brand, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    priority = models.PositiveSmallIntegerField(null=True, blank=True, choices=Ticket.Priority.choices)
    first_response_minutes = models.PositiveIntegerField(
        _("first answer within (minutes)"), null=True, blank=True
    )
    next_response_minutes = models.PositiveIntegerField(
        _("every further answer within (minutes)"), null=True, blank=True
    )
    resolution_minutes = models.PositiveIntegerField(_("solution within (minutes)"), null=True, blank=True)
    calendar = models.ForeignKey(
        Calendar,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="empty: around the clock",
    )
    is_active = models.BooleanField(_("in force"), default=True)

    class Meta:
        """In the order in which they are tried."""

        ordering = ["position", "id"]

    def __str__(self) -> str:
        """Show the name."""
        return self.name

    def fits(self, ticket: Ticket) -> bool:
        """Tell whether the ticket meets every condition."""
        asked = {"brand_id": self.brand_id, "team_id": self.team_id, "topic_id": self.topic_id}
        asked["priority"] = self.priority
        return all(value is None or getattr(ticket, name) == value for name, value in asked.items())

    def allowed(self, kind: Kind) -> timedelta | None:
        """Return the time promised, None where nothing is."""
        minutes: int | None = getattr(self, f"{kind}_minutes")
        return None if minutes is None else timedelta(minutes=minutes)
