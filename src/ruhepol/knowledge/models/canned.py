"""Canned answers: what agents write again and again, written well once."""

from typing import cast

from django.db import models

from ruhepol.core.text import Language
from ruhepol.knowledge.querysets import CannedAnswerQuerySet
from ruhepol.people.models import Team


class CannedAnswer(models.Model):
    """One answer in one or two languages. Its texts may name `{customer}` and the like."""

    title = models.CharField(max_length=120)
    shortcut = models.SlugField(max_length=40, unique=True, help_text="typed after a slash")
    text_de = models.TextField(blank=True, default="")
    text_en = models.TextField(blank=True, default="")
    team = models.ForeignKey(Team, null=True, on_delete=models.CASCADE, related_name="+")
    changed_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True)
    used = models.PositiveIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    objects = CannedAnswerQuerySet.as_manager()

    class Meta:
        """By title; it says something in some language."""

        ordering = ["title", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text_de="") | ~models.Q(text_en=""), name="canned_answer_says_something"
            ),
        ]

    def __str__(self) -> str:
        """Show the title."""
        return self.title

    @property
    def is_active(self) -> bool:
        """Tell whether agents are offered it."""
        return self.archived_at is None

    @property
    def texts(self) -> dict[Language, str]:
        """Its texts by language."""
        held = {"de": self.text_de, "en": self.text_en}
        return {cast("Language", language): text for language, text in held.items() if text}

    def text_in(self, language: Language) -> tuple[Language, str]:
        """Return its text in a language, the other one's where there is none."""
        texts = self.texts
        chosen = language if language in texts else next(iter(texts))
        return chosen, texts[chosen]
