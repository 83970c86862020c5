"""What was said: by the customer, to the customer, or among agents."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.people.models import Agent, Customer
from ruhepol.tickets.models.ticket import Ticket


class Message(models.Model):
    """One message. Numbers rise by one within a ticket, so that a client can ask for all it missed."""

    class Kind(models.TextChoices):
        """Who speaks to whom."""

        CUSTOMER = "customer", _("Customer")
        REPLY = "reply", _("Reply")
        NOTE = "note", _("Internal note")
        BOT = "bot", _("Answer of the bot")

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="messages")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    agent = models.ForeignKey(Agent, null=True, on_delete=models.PROTECT, related_name="+")
    customer = models.ForeignKey(Customer, null=True, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10, choices=Ticket.Channel.choices)
    text = models.TextField()
    folded = models.TextField(blank=True, default="", help_text="quotes and signature, kept but folded")
    html = models.TextField(blank=True, default="", help_text="cleaned HTML where the sender wrote HTML")
    origin = models.CharField(max_length=120, null=True, help_text="what it was made from; used once")
    created_at = models.DateTimeField()

    class Meta:
        """A number and an origin are used once."""

        constraints = [
            models.UniqueConstraint(fields=["ticket", "number"], name="message_number_once"),
            models.UniqueConstraint(fields=["origin"], name="message_origin_once"),
        ]
        indexes = [models.Index(fields=["customer", "-created_at"], name="message_customer_idx")]
        ordering = ["number"]

    def __str__(self) -> str:
        """Name ticket and number."""
        return f"#{self.ticket_id}.{self.number}"

    ASKED_FOR = "asked:"
    """So the origin begins of what machinery writes because the customer asked to be told."""

    @property
    def is_asked_for(self) -> bool:
        """Tell whether the customer asked for these words."""
        return (self.origin or "").startswith(self.ASKED_FOR)

    @property
    def is_public(self) -> bool:
        """Tell whether the customer may read it."""
        return self.kind != self.Kind.NOTE
