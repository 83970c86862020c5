"""Wordings: how people who were helped by an article had asked."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.knowledge.models.article import LANGUAGES, Article
from ruhepol.knowledge.models.ask import Ask
from ruhepol.people.models import Customer
from ruhepol.tickets.models import Ticket


class Wording(models.Model):
    """What one person asked and this article solved, without what tells who it was.

    One that an author took away keeps its row without the words, so that it is not learned again.
    """

    class Source(models.TextChoices):
        """How we know that the article solved it."""

        CONFIRMED = "confirmed", _("Answered with it; the customer confirmed")
        SILENT = "silent", _("Answered with it; the customer did not object")
        CHOSEN = "chosen", _("Found it while writing and said that it solved it")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="wordings")
    language = models.CharField(max_length=2, choices=LANGUAGES)
    text = models.CharField(max_length=240, blank=True)
    source = models.CharField(max_length=10, choices=Source.choices)
    weight = models.FloatField(help_text="what it counts as evidence on its first day")
    person = models.CharField(max_length=60, help_text="customer or device: each counts once an article")
    customer = models.ForeignKey(Customer, null=True, on_delete=models.CASCADE, related_name="+")
    ticket = models.ForeignKey(Ticket, null=True, on_delete=models.CASCADE, related_name="+")
    ask = models.ForeignKey(Ask, null=True, on_delete=models.CASCADE, related_name="+")
    said_at = models.DateTimeField()
    used = models.BooleanField(default=False, help_text="whether suggestions know it")
    dropped_at = models.DateTimeField(null=True, help_text="when an author took it away")

    class Meta:
        """One person speaks once for an article; what is used is read with every new index."""

        constraints = [
            models.UniqueConstraint(fields=["article", "person"], name="wording_person_once"),
            models.CheckConstraint(
                condition=models.Q(dropped_at=None) | models.Q(text="", used=False),
                name="wording_dropped_has_no_words",
            ),
        ]
        indexes = [
            models.Index(
                fields=["article", "language"], name="wording_used_idx", condition=models.Q(used=True)
            ),
        ]
        ordering = ["-used", "-said_at", "-pk"]

    def __str__(self) -> str:
        """Show the words."""
        return self.text or f"wording {self.pk}"
