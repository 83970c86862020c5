"""What became of a mail at each of several recipients."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.channels.email.models.delivery import Delivery


class Recipient(models.Model):
    """One of the several addresses a mail goes to. A mail to one address needs none: its own row says all.

    `said` is what the server said of this one. The delivery's state is told from those of its recipients.
    """

    class Role(models.TextChoices):
        """In which header the address stands, if it does."""

        TO = "to", _("To")
        CC = "cc", _("Copy")
        BCC = "bcc", _("Blind copy")

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="recipients")
    role = models.CharField(max_length=3, choices=Role.choices)
    address = models.CharField(max_length=254)
    name = models.CharField(max_length=160, blank=True, default="")
    state = models.CharField(max_length=8, choices=Delivery.State.choices, default=Delivery.State.QUEUED)
    said = models.TextField(blank=True, default="")
    bounced_at = models.DateTimeField(null=True, help_text="when another server returned it")

    class Meta:
        """An address is written to once; in the order they were named."""

        constraints = [models.UniqueConstraint(fields=["delivery", "address"], name="recipient_once")]
        ordering = ["id"]

    def __str__(self) -> str:
        """Name address and state."""
        return f"{self.address} ({self.state})"
