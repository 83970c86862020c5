"""Journeys: what visitors who agreed to it read and searched before they wrote to us."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.tickets.models import Ticket


class Visit(models.Model):
    """A browser whose owner agreed; known by a random word of which only the digest is kept."""

    digest = models.CharField(max_length=64, unique=True, help_text="sha256 of the word, in hex")
    agreed_at = models.DateTimeField()

    def __str__(self) -> str:
        """Name the row; it says nothing of anybody."""
        return f"visit {self.pk}"


class Step(models.Model):
    """One thing done on the way; it belongs to a ticket once the visitor has written."""

    class Kind(models.TextChoices):
        """What was done."""

        PAGE = "page", _("Looked at")
        SEARCH = "search", _("Searched")
        ARTICLE = "article", _("Read an article")
        FORM = "form", _("Opened the form")
        CHAT = "chat", _("Chatted")

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="steps")
    ticket = models.ForeignKey(Ticket, null=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    key = models.CharField(max_length=120, help_text="the same for the same thing in every language")
    label = models.CharField(max_length=200, help_text="as the visitor saw or typed it")
    at = models.DateTimeField()

    class Meta:
        """Read by ticket, swept by age."""

        ordering = ["at", "id"]
        indexes = [models.Index(fields=["at"], name="step_at_idx")]

    def __str__(self) -> str:
        """Say what was done."""
        return f"{self.kind}: {self.label}"
