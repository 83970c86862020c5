"""Answers that are missing: questions people asked and searched for that no article answers well."""

from django.db import models

from ruhepol.knowledge.models.article import LANGUAGES, Article
from ruhepol.knowledge.models.gap import SearchGap
from ruhepol.tickets.models import Ticket


class MissingAnswer(models.Model):
    """One question in many wordings. What it was found in are its tickets and searches."""

    question = models.CharField(max_length=240, help_text="the most typical wording, masked")
    language = models.CharField(max_length=2, choices=LANGUAGES)
    searches = models.PositiveIntegerField(default=0, help_text="how often it was searched for")
    people = models.PositiveIntegerField(default=0, help_text="how many customers asked")
    tickets = models.ManyToManyField(Ticket, related_name="+")
    gaps = models.ManyToManyField(SearchGap, related_name="+")
    found_at = models.DateTimeField()
    dismissed_at = models.DateTimeField(null=True, help_text="somebody says that it needs no article")
    article = models.ForeignKey(
        Article,
        null=True,
        on_delete=models.SET_NULL,
        related_name="evidence",
        help_text="its draft",
    )

    class Meta:
        """The most wanted first."""

        ordering = ["-people", "-searches", "id"]

    def __str__(self) -> str:
        """Show the question."""
        return self.question
