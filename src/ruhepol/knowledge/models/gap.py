"""Searches that found nothing: wishes for articles, counted and without a person."""

from django.db import models

from ruhepol.knowledge.models.article import LANGUAGES


class SearchGap(models.Model):
    """One normalised search without a hit. Who searched is not stored."""

    query = models.CharField(max_length=80)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    count = models.PositiveIntegerField(default=1)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        """One row a query and language, the most wanted first."""

        constraints = [models.UniqueConstraint(fields=["query", "language"], name="search_gap_once")]
        ordering = ["-count", "-last_at"]

    def __str__(self) -> str:
        """Show query and count."""
        return f"{self.query} ×{self.count}"
