"""Bytes the house keeps, addressed by what they are."""

from django.db import models


class StoredFile(models.Model):
    """One content, stored once. Rooms keep rows of their own (name, type, owner) that point here."""

    digest = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField()
    content = models.BinaryField(null=True, help_text="the bytes themselves where they are few")
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        """Show the start of the digest."""
        return self.digest[:12]
