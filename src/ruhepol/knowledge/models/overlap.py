"""Two articles that say the same, or answer one question differently."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.knowledge.models.article import ArticleText


class ArticleOverlap(models.Model):
    """A pair of published texts in one language that somebody should look at."""

    class Kind(models.TextChoices):
        """What is wrong with the pair."""

        DUPLICATE = "duplicate", _("Nearly the same text twice")
        CONTRADICTION = "contradiction", _("The same question, different numbers")

    first = models.ForeignKey(ArticleText, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(ArticleText, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=13, choices=Kind.choices)
    likeness = models.FloatField(help_text="share of word runs in common, 0–1")
    passages = models.JSONField(default=list, help_text="pairs of passages that differ")
    found_at = models.DateTimeField()
    dismissed_at = models.DateTimeField(null=True, help_text="somebody says that both are right")

    class Meta:
        """A pair once, the older text first."""

        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="article_overlap_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="article_overlap_ordered"
            ),
        ]
        ordering = ["-found_at", "-pk"]

    def __str__(self) -> str:
        """Name both texts."""
        return f"{self.first_id} ~ {self.second_id}"
