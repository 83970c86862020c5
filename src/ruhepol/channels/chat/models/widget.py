"""Widgets: where on the web a chat can begin, and how it looks and speaks there."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.people.models import Brand, Calendar, Team


def fresh_key() -> str:
    """Return a public key that was never used before."""
    return secrets.token_hex(8)


class Widget(models.Model):
    """One widget of a brand. Its key is public: it stands in the page's source."""

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=16, unique=True, default=fresh_key)
    name = models.CharField(_("name"), max_length=80)
    origins = models.JSONField(default=list, help_text="the addresses whose pages may open it")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    calendar = models.ForeignKey(
        Calendar,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="when chat is staffed; empty: the brand's hours",
    )
    accent = models.CharField(_("colour"), max_length=7, default="#0f6e6e")
    title_de = models.CharField(max_length=80, blank=True, default="")
    title_en = models.CharField(max_length=80, blank=True, default="")
    greeting_de = models.CharField(max_length=300, blank=True, default="")
    greeting_en = models.CharField(max_length=300, blank=True, default="")
    away_de = models.CharField(max_length=300, blank=True, default="")
    away_en = models.CharField(max_length=300, blank=True, default="")
    asks_address = models.BooleanField(_("ask for an e-mail address"), default=True)
    has_bot = models.BooleanField(_("the bot answers first"), default=False)
    is_active = models.BooleanField(_("switched on"), default=True)
    sealed_secret = models.TextField(blank=True, default="", help_text="what host pages sign identities with")
    created_at = models.DateTimeField()

    class Meta:
        """Listed by name."""

        ordering = ["name", "id"]

    def __str__(self) -> str:
        """Show the name."""
        return self.name

    def text(self, name: str, language: str) -> str:
        """Return `title`, `greeting` or `away` in German for `de`, else in English; empty where not set."""
        words: str = getattr(self, f"{name}_{'de' if language.startswith('de') else 'en'}")
        return words

    @property
    def hours_of(self) -> Calendar | None:
        """The calendar that holds for it: its own, or the brand's."""
        return self.calendar or self.brand.calendar
