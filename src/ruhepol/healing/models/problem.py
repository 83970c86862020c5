"""Problems we know: what they look like in signals, and what customers are told of them."""

import secrets
from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.healing.querysets import ProblemQuerySet
from ruhepol.people.models import Agent, Asset

if TYPE_CHECKING:
    from ruhepol.healing.models.remedy import Remedy


def new_revision() -> int:
    """Return a number that no other state of a problem has; thousands of them add up within 64 bits."""
    return secrets.randbits(40)


class KnownProblem(models.Model):
    """One problem. Its condition is kept as it was written, and read anew where it is asked."""

    class State(models.TextChoices):
        """Whether it is looked for."""

        WATCHING = "watching", _("Watching")
        FIXED = "fixed", _("Fixed for good")

    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WATCHING)
    asset_kind = models.CharField(_("kind of asset"), max_length=20, choices=Asset.Kind.choices)
    title_de = models.CharField(_("title (German)"), max_length=120)
    title_en = models.CharField(_("title (English)"), max_length=120)
    words_de = models.TextField(_("explanation for customers (German)"), max_length=2_000)
    words_en = models.TextField(_("explanation for customers (English)"), max_length=2_000)
    condition = models.TextField(_("what it looks like in signals"), max_length=10_000)
    symptoms_de = models.TextField(
        _("as customers say it (German)"), max_length=4_000, blank=True, default="", help_text="one a line"
    )
    symptoms_en = models.TextField(
        _("as customers say it (English)"), max_length=4_000, blank=True, default="", help_text="one a line"
    )
    article_id = models.BigIntegerField(null=True, blank=True, help_text="what explains it at length")
    key = models.SlugField(max_length=60, null=True, blank=True, unique=True, help_text="its name in a kit")
    kit = models.CharField(max_length=60, blank=True, default="")
    version = models.CharField(max_length=20, blank=True, default="")
    is_told = models.BooleanField(_("customers are told, unasked"), default=False)
    outbreak_customers = models.PositiveSmallIntegerField(default=3, validators=[MinValueValidator(2)])
    outbreak_minutes = models.PositiveSmallIntegerField(
        default=15, validators=[MinValueValidator(1), MaxValueValidator(1_440)]
    )
    owner = models.ForeignKey(Agent, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    revision = models.BigIntegerField(
        default=new_revision, help_text="another one after each change: who keeps conditions sees it by this"
    )

    objects = ProblemQuerySet.as_manager()

    class Meta:
        """By kind and title; those looked for are added up by their revision."""

        ordering = ["asset_kind", "title_en", "pk"]
        indexes = [
            models.Index(fields=["asset_kind", "state", "revision"], name="problem_revision_idx"),
            models.Index(fields=["asset_kind", "title_en", "id"], name="problem_order_idx"),
        ]

    def __str__(self) -> str:
        """Show the title."""
        return self.title_en

    def title_in(self, language: str) -> str:
        """Return the title in a language we write."""
        return self.title_de if language == "de" else self.title_en

    def words_in(self, language: str) -> str:
        """Return the explanation in a language we write."""
        return self.words_de if language == "de" else self.words_en

    @property
    def its_remedy(self) -> "Remedy | None":
        """Return what repairs it, if anything does."""
        return getattr(self, "remedy", None)

    @property
    def symptoms(self) -> list[str]:
        """Return how customers put it, in both languages."""
        lines = (*self.symptoms_de.splitlines(), *self.symptoms_en.splitlines())
        return [words for line in lines if (words := line.strip())]
