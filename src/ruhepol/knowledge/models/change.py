"""Changes of the product, after which articles about it are read again."""

from django.db import models

from ruhepol.knowledge.models.article import Article
from ruhepol.people.models import Agent


class ProductChange(models.Model):
    """What is different now, and the articles somebody thought of."""

    what = models.CharField(max_length=120)
    note = models.CharField(max_length=500, blank=True, default="")
    articles = models.ManyToManyField(Article, related_name="changes")
    agent = models.ForeignKey(Agent, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        """The newest first."""

        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        """Show what changed."""
        return self.what
