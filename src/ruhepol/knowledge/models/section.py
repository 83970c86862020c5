"""Sections: headings within a category."""

from django.db import models

from ruhepol.knowledge.models.category import Category


class Section(models.Model):
    """One heading under which some of a category's articles stand."""

    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="sections")
    name_de = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
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
