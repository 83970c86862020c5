"""Files that go with an article, to be downloaded: forms, price lists, manuals."""

from django.db import models

from ruhepol.knowledge.models.article import Article


class ArticleFile(models.Model):
    """A name for stored bytes. Whoever may read the article may download it, and nobody else."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64, help_text="sha256 of the bytes, in hex")
    size = models.PositiveBigIntegerField(help_text="bytes")
    added_at = models.DateTimeField()

    class Meta:
        """A name means one file within an article."""

        constraints = [models.UniqueConstraint(fields=["article", "name"], name="article_file_once")]
        ordering = ["name"]

    def __str__(self) -> str:
        """Show the name."""
        return self.name
