"""How often what readers see has changed."""

from django.db import models


class Edition(models.Model):
    """One row, one number: a process compares it to know whether its suggestions are stale."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        """Show the number."""
        return f"edition {self.number}"
