"""Adjectives of mails."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from ruhepol.tickets.models import Ticket

if TYPE_CHECKING:
    from ruhepol.channels.email.models import Delivery, RawMail, Storm  # noqa: F401  the base classes name them
    from ruhepol.people.models import Agent


class RawMailQuerySet(models.QuerySet["RawMail"]):
    """Chainable conditions on mails that came in."""

    def waiting(self) -> Self:
        """Mails that nobody has looked into yet."""
        return self.filter(state="received")

    def quarantined(self) -> Self:
        """Mails a person has to look at, newest first."""
        return self.filter(state="quarantined").order_by("-received_at", "-id")

    def whole(self) -> Self:
        """Mails of which every byte is here."""
        return self.filter(extent="")

    def visible_to(self, agent: "Agent") -> Self:
        """Mails of tickets the agent may see; one without a ticket is nobody's yet, so no partner sees it."""
        return self.filter(_seen_by(agent))


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Chainable conditions on mails that go out."""

    def due(self, now: datetime) -> Self:
        """Mails whose time to be sent has come."""
        return self.filter(state="queued", next_at__lte=now)

    def automatic_to(self, address: str, since: datetime) -> Self:
        """Mails no person wrote, to one address, since a moment."""
        return self.filter(to=address, created_at__gte=since).exclude(kind="reply")

    def unprompted(self, since: datetime) -> Self:
        """Mails no person wrote that were let out since a moment."""
        return self.filter(created_at__gte=since).exclude(kind="reply").exclude(state="held")

    def visible_to(self, agent: "Agent") -> Self:
        """Mails of tickets the agent may see; those without a ticket are not for partners."""
        return self.filter(_seen_by(agent))

    def stuck(self) -> Self:
        """Mails somebody has to decide about, newest first."""
        return self.filter(state__in=["failed", "unknown", "held"]).order_by("-created_at", "-id")


class StormQuerySet(models.QuerySet["Storm"]):
    """Chainable conditions on pulled brakes."""

    def raging(self, now: datetime) -> Self:
        """Those that hold mail at this moment."""
        return self.filter(ended_at=None, until__gt=now)


def _seen_by(agent: "Agent") -> Q:
    """Return the condition for what an agent may see by its ticket."""
    if agent.is_active and not agent.is_partner:
        return Q()
    return Q(ticket__in=Ticket.objects.visible_to(agent))
