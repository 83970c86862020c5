"""Topics: what the request form asks first, and where such requests go."""

from django.db import models

from ruhepol.people.models import Team


class Topic(models.Model):
    """One entry of "What is it about?"."""

    slug = models.SlugField(unique=True)
    name_de = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    hint_de = models.CharField(max_length=200, blank=True, default="")
    hint_en = models.CharField(max_length=200, blank=True, default="")
    team = models.ForeignKey(Team, null=True, on_delete=models.SET_NULL, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        """In the order the admin set."""

        ordering = ["position", "id"]

    def __str__(self) -> str:
        """Show the English name."""
        return self.name_en

    def name_in(self, language: str) -> str:
        """Return the name in German for `de`, else in English."""
        return self.name_de if language.startswith("de") else self.name_en

    def hint_in(self, language: str) -> str:
        """Return the hint in German for `de`, else in English."""
        return self.hint_de if language.startswith("de") else self.hint_en
