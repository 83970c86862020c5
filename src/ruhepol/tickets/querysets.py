"""Adjectives of tickets: which ones, and which of them somebody may see."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from ruhepol.people.models import Membership

if TYPE_CHECKING:
    from ruhepol.core.db.prepared import Slot
    from ruhepol.people.models import Agent, Customer
    from ruhepol.tickets.models import Ticket  # noqa: F401  the base class names it
    from ruhepol.tickets.sight import Onlooker


class TicketQuerySet(models.QuerySet["Ticket"]):
    """Chainable conditions; each says one thing."""

    def active(self) -> Self:
        """Tickets that are not closed."""
        return self.exclude(status="closed")

    def open(self) -> Self:
        """Tickets where it is our turn."""
        return self.filter(status="open")

    def awake(self, now: datetime) -> Self:
        """Tickets that are not put off to a later moment."""
        return self.filter(Q(snoozed_until=None) | Q(snoozed_until__lte=now))

    def snoozed(self, now: datetime) -> Self:
        """Tickets that are put off."""
        return self.filter(snoozed_until__gt=now)

    def marking_spam(self) -> Self:
        """Give each ticket its `is_spam`."""
        tagged = self.model.tags.through.objects.filter(ticket=OuterRef("pk"), tag__name="spam")
        return self.annotate(is_spam=Exists(tagged))

    def standing(self) -> Self:
        """Tickets that were not merged into another one of the same customer."""
        return self.exclude(merged_into__customer=F("customer"))

    def unassigned(self) -> Self:
        """Tickets nobody has taken."""
        return self.filter(assignee=None)

    def overdue(self, now: datetime) -> Self:
        """Open tickets whose nearest promise has passed."""
        return self.open().filter(due_at__lt=now)

    def of(self, customer: "Customer | Slot") -> Self:
        """Tickets of one customer."""
        return self.filter(customer=customer)

    def visible_to(self, agent: "Agent | Onlooker") -> Self:
        """Tickets this agent may see: all, or for a partner those of the agent's teams."""
        if not agent.is_active:
            return self.none()
        if agent.is_partner:
            return self.filter(team__in=Membership.objects.filter(agent=agent.pk).values("team"))
        return self

    def newest_first(self) -> Self:
        """In the order of lists, which is the order keyset pages follow."""
        return self.order_by("-updated_at", "-id")

    def older_than(self, updated_at: datetime, ticket_id: int) -> Self:
        """Keep the part of a newest-first list that comes after a given row."""
        return self.filter(Q(updated_at__lt=updated_at) | Q(updated_at=updated_at, id__lt=ticket_id))

    def newer_than(self, updated_at: datetime, ticket_id: int) -> Self:
        """Keep the part of a newest-first list that comes before a given row."""
        return self.filter(Q(updated_at__gt=updated_at) | Q(updated_at=updated_at, id__gt=ticket_id))

    def for_list(self) -> Self:
        """Load what a row of a list shows, in one query."""
        return self.select_related("customer__organisation", "assignee", "team", "topic")
