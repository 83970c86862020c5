"""The shelves of the help centre."""

from django.db import models

from ruhepol.people.models import Brand


class Category(models.Model):
    """One shelf, in both languages."""

    slug = models.SlugField(unique=True)
    name_de = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    summary_de = models.CharField(max_length=200, blank=True, default="")
    summary_en = models.CharField(max_length=200, blank=True, default="")
    icon = models.SlugField(max_length=40, default="book-open")
    brands = models.ManyToManyField(Brand, related_name="+", help_text="none: every brand")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """In the order the editors set."""

        ordering = ["position", "id"]

    def __str__(self) -> str:
        """Show the English name."""
        return self.name_en

    def name_in(self, language: str) -> str:
        """Return the name in German for `de`, else in English."""
        return self.name_de if language.startswith("de") else self.name_en

    def summary_in(self, language: str) -> str:
        """Return the summary in German for `de`, else in English."""
        return self.summary_de if language.startswith("de") else self.summary_en
