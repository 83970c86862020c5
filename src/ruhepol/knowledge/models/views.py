"""How often articles are read."""

from django.db import models

from ruhepol.knowledge.models.article import LANGUAGES, Article


class ArticleViews(models.Model):
    """One number a day, article and language. Who read it is not stored."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="views")
    language = models.CharField(max_length=2, choices=LANGUAGES)
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        """One row a day."""

        constraints = [
            models.UniqueConstraint(fields=["article", "language", "day"], name="article_views_once")
        ]
        indexes = [models.Index(fields=["day"], name="article_views_day_idx")]

    def __str__(self) -> str:
        """Show article, day and number."""
        return f"{self.article_id} {self.day}: {self.count}"
