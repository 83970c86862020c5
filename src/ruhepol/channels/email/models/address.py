"""What is known of the addresses we write to: whether mail to them comes back, and since when."""

from django.db import models


class AddressState(models.Model):
    """An address whose mail came back. There is no row for one that never bounced.

    What arrives from the address after `bounced_at` shows that it lives; see `selectors.bouncing`.
    """

    address = models.CharField(max_length=254, unique=True)
    bounces_since = models.DateTimeField(help_text="the first of the returned mails")
    bounced_at = models.DateTimeField(help_text="the last of them")
    bounces = models.PositiveIntegerField(default=1)
    words = models.TextField(blank=True, default="", help_text="what the other server said last")

    class Meta:
        """Addresses are compared in lower case."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(address=models.functions.Lower("address")), name="address_state_lower"
            )
        ]

    def __str__(self) -> str:
        """Name the address and since when it bounces."""
        return f"{self.address} bounces since {self.bounces_since:%F}"
