"""Signals that come before tickets of one theme: proposals of problems that nobody has described."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.healing.learning.counting import Counts
from ruhepol.healing.models.problem import KnownProblem
from ruhepol.healing.models.signal import Signal
from ruhepol.people.models import Agent, Asset
from ruhepol.tickets.models import Ticket


class Precursor(models.Model):
    """One signal, whatever asset it is of, and what follows it. What a lead decided of it stays."""

    class State(models.TextChoices):
        """What became of the proposal."""

        OPEN = "open", _("Proposed")
        DISMISSED = "dismissed", _("Not a problem")
        DESCRIBED = "described", _("Described")

    class Theme(models.TextChoices):
        """What the tickets have in common."""

        CAUSE = "cause", _("Cause")
        TOPIC = "topic", _("Topic")
        WORD = "word", _("Word in the subject")

    COUNTED = ("seen", "followed", "elsewhere", "elsewhere_followed")

    shape = models.CharField(max_length=32, unique=True)
    others = models.JSONField(default=list, help_text="shapes of signals that come with it")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    asset_kind = models.CharField(max_length=20, choices=Asset.Kind.choices)
    kind = models.CharField(max_length=6, choices=Signal.Kind.choices)
    severity = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    body = models.TextField(blank=True, default="")
    theme = models.CharField(max_length=5, choices=Theme.choices)
    theme_de = models.CharField(max_length=120)
    theme_en = models.CharField(max_length=120)
    seen = models.PositiveIntegerField(help_text="how often it began")
    followed = models.PositiveIntegerField(help_text="after how many of these there was a ticket")
    elsewhere = models.PositiveIntegerField(help_text="two-day spans without it")
    elsewhere_followed = models.PositiveIntegerField(help_text="how many of these had a ticket")
    customers = models.PositiveIntegerField()
    chance = models.FloatField(help_text="that it is luck, all pairs looked at considered")
    found_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Agent, null=True, on_delete=models.SET_NULL, related_name="+")
    problem = models.ForeignKey(KnownProblem, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        """The surest first."""

        ordering = ["chance", "-followed", "pk"]

    def __str__(self) -> str:
        """Show what is said."""
        return self.body or self.name

    def theme_in(self, language: str) -> str:
        """Return what the tickets have in common, in a language we write."""
        return self.theme_de if language == "de" else self.theme_en

    @property
    def counts(self) -> Counts:
        """What was counted."""
        return Counts(self.seen, self.followed, self.elsewhere, self.elsewhere_followed)


class PrecursorCase(models.Model):
    """A ticket, and the signal before it."""

    precursor = models.ForeignKey(Precursor, on_delete=models.CASCADE, related_name="cases")
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+")
    asset = models.ForeignKey(Asset, on_delete=models.CASCADE, related_name="+")
    signal_at = models.DateTimeField()

    class Meta:
        """A ticket speaks once for a signal; the newest first."""

        ordering = ["-signal_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["precursor", "ticket"], name="precursor_ticket_once")]

    def __str__(self) -> str:
        """Name the ticket."""
        return f"#{self.ticket_id}"
