"""Did this help? One voice a reader and article."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.knowledge.models.article import LANGUAGES, Article


class ArticleFeedback(models.Model):
    """A reader's verdict. Changing one's mind changes the row."""

    class Reason(models.TextChoices):
        """Why it did not help."""

        MISSING = "missing", _("It does not answer my question")
        UNCLEAR = "unclear", _("I do not understand it")
        WRONG = "wrong", _("Something is wrong or out of date")
        FAILED = "failed", _("I did it, and it did not work")

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="feedback")
    language = models.CharField(max_length=2, choices=LANGUAGES)
    version = models.PositiveIntegerField(help_text="the version that was read")
    helped = models.BooleanField()
    reason = models.CharField(max_length=10, choices=Reason.choices, blank=True, default="")
    comment = models.TextField(blank=True, default="")
    reader = models.CharField(max_length=64, help_text="random, from the reader's session")
    given_at = models.DateTimeField()

    class Meta:
        """One verdict a reader."""

        constraints = [models.UniqueConstraint(fields=["article", "reader"], name="article_feedback_once")]
        ordering = ["-given_at"]

    def __str__(self) -> str:
        """Name article and verdict."""
        return f"{self.article_id}: {'helped' if self.helped else 'did not help'}"
