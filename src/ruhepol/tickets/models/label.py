"""Tags say what a ticket is about; a cause says why it was written."""

from django.db import models

SPAM = "spam"
"""The tag that takes a ticket out of promises and figures: nobody asked anything."""


class Tag(models.Model):
    """A short word on tickets."""

    name = models.CharField(max_length=60, unique=True)

    class Meta:
        """Listed by name."""

        ordering = ["name"]

    def __str__(self) -> str:
        """Show the word."""
        return self.name


class Cause(models.Model):
    """The root cause: why the contact was needed, so that it can be removed."""

    name_de = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")

    class Meta:
        """Listed by name."""

        ordering = ["name_en"]

    def __str__(self) -> str:
        """Show the English name."""
        return self.name_en

    def name_in(self, language: str) -> str:
        """Return the name in German for `de`, else in English."""
        return self.name_de if language.startswith("de") else self.name_en
