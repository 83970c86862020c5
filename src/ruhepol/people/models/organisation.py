"""Firms and clubs that customers belong to."""

from django.db import models


class Organisation(models.Model):
    """A customer's firm."""

    name = models.CharField(max_length=160)
    customer_since = models.DateField(null=True)

    class Meta:
        """Listed by name."""

        ordering = ["name"]

    def __str__(self) -> str:
        """Show the name."""
        return self.name
