"""How often what suggestions know has changed."""

from django.db import models


class Edition(models.Model):
    """A number a kind of suggestion: a process compares it to know whether what it holds is stale."""

    kind = models.CharField(max_length=20, unique=True, default="article")
    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        """Show both."""
        return f"{self.kind}, edition {self.number}"
