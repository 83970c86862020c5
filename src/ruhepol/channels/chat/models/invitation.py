"""Invitations: when a page offers help by itself. Each is a row with its rules."""

from django.db import models

from ruhepol.channels.chat.models.widget import Widget


class Invitation(models.Model):
    """All rules that are set have to hold; the browser judges them, nothing of it reaches us."""

    widget = models.ForeignKey(Widget, on_delete=models.CASCADE, related_name="invitations")
    text_de = models.CharField(max_length=200)
    text_en = models.CharField(max_length=200)
    page = models.CharField(max_length=200, blank=True, default="", help_text="a path, * for anything")
    after_seconds = models.PositiveIntegerField(default=30)
    basket_from = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    segment = models.CharField(max_length=60, blank=True, default="", help_text="as the page names it")
    returning_only = models.BooleanField(default=False)
    pause_days = models.PositiveSmallIntegerField(default=7, help_text="not shown again to one visitor")
    is_active = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """The first that fits is shown."""

        ordering = ["position", "id"]

    def __str__(self) -> str:
        """Show the English words."""
        return self.text_en

    def text(self, language: str) -> str:
        """Return its words in German for `de`, else in English."""
        return self.text_de if language.startswith("de") else self.text_en
