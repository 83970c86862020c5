"""Automatic mail that somebody wants no more."""

from django.db import models

from ruhepol.channels.email.models.delivery import Delivery
from ruhepol.people.models import Customer


class OptOut(models.Model):
    """A customer gets no automatic mail of this kind any more. Answers by people are not among the kinds."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Delivery.Kind.choices)
    since = models.DateTimeField()

    class Meta:
        """Said once."""

        constraints = [models.UniqueConstraint(fields=["customer", "kind"], name="opt_out_once")]

    def __str__(self) -> str:
        """Name customer and kind."""
        return f"{self.kind} not to {self.customer_id}"
