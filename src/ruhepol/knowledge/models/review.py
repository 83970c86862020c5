"""Reviews: a colleague reads an article before readers do."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.knowledge.models.article import Article
from ruhepol.people.models import Agent


class ArticleReview(models.Model):
    """One request to read an article, and what came of it. Open until somebody decides."""

    class Verdict(models.TextChoices):
        """What the reader said."""

        APPROVED = "approved", _("Approved")
        RETURNED = "returned", _("Sent back")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="reviews")
    asked_by = models.ForeignKey(Agent, null=True, on_delete=models.SET_NULL, related_name="+")
    reviewer = models.ForeignKey(
        Agent, null=True, on_delete=models.SET_NULL, related_name="+", help_text="empty: any colleague"
    )
    note = models.CharField(max_length=500, blank=True, default="")
    asked_at = models.DateTimeField()
    verdict = models.CharField(max_length=8, choices=Verdict.choices, blank=True, default="")
    words = models.CharField(max_length=1000, blank=True, default="", help_text="the reviewer's")
    decided_by = models.ForeignKey(Agent, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True)
    noted_at = models.DateTimeField(null=True, help_text="when the asker had read the verdict")

    class Meta:
        """At most one open a time; the newest first."""

        constraints = [
            models.UniqueConstraint(
                fields=["article"], condition=models.Q(decided_at=None), name="article_review_open_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["asked_by"], name="article_review_news_idx", condition=models.Q(noted_at=None)
            )
        ]
        ordering = ["-asked_at", "-id"]

    def __str__(self) -> str:
        """Name the article and how it stands."""
        return f"{self.article_id}: {self.verdict or 'open'}"
