"""Pictures in articles: named in the Markdown as `![words](image:name)`, their bytes kept by content."""

from django.db import models

from ruhepol.knowledge.models.article import Article

EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}


class ArticleImage(models.Model):
    """One picture of one article. Two articles may show the same bytes."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="images")
    name = models.SlugField(max_length=80, db_index=False, help_text="what the Markdown calls it")
    digest = models.CharField(max_length=64, db_index=True)
    content_type = models.CharField(max_length=10, choices=[(kind, kind) for kind in EXTENSIONS])
    width = models.PositiveIntegerField(help_text="pixels")
    height = models.PositiveIntegerField(help_text="pixels")
    added_at = models.DateTimeField()

    class Meta:
        """A name means one picture within an article."""

        constraints = [models.UniqueConstraint(fields=["article", "name"], name="article_image_once")]
        ordering = ["id"]

    def __str__(self) -> str:
        """Show the name."""
        return self.name

    @property
    def file_name(self) -> str:
        """Return the last part of its address: other bytes, another address."""
        return f"{self.digest}.{EXTENSIONS[self.content_type]}"
