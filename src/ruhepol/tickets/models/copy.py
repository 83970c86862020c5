"""Who else was sent a message."""

from django.db import models

from ruhepol.tickets.models.message import Message


class Copy(models.Model):
    """Somebody besides the ticket's own contact who was sent a message, by us or by the customer.

    Whoever was sent one takes part: an answer of theirs belongs into the ticket.
    """

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="copies")
    address = models.CharField(max_length=254)
    name = models.CharField(max_length=160, blank=True, default="")
    is_blind = models.BooleanField(default=False, help_text="the others are not told")

    class Meta:
        """One copy a message and address, in the order they were named."""

        verbose_name_plural = "copies"
        constraints = [
            models.UniqueConstraint(fields=["message", "address"], name="copy_once"),
            models.CheckConstraint(
                condition=models.Q(address=models.functions.Lower("address")), name="copy_address_lower"
            ),
        ]
        ordering = ["id"]

    def __str__(self) -> str:
        """Show the address."""
        return self.address
