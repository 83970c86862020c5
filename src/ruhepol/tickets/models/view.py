"""Saved views: named filters over the inbox."""

from typing import Any

from django.db import models
from django.utils.translation import gettext

from ruhepol.people.models import Agent


class View(models.Model):
    """A filter with a name; shared where it has no owner.

    `filters` uses the names of `ruhepol.tickets.filters.FILTERS` only.
    """

    name = models.CharField(max_length=60)
    owner = models.ForeignKey(Agent, null=True, on_delete=models.CASCADE, related_name="+")
    filters = models.JSONField(default=dict)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """In the set order."""

        ordering = ["position", "id"]

    def __str__(self) -> str:
        """Show the name."""
        return self.name

    @property
    def label(self) -> str:
        """The name in the reader's language; built-in names are known to the catalogue."""
        return gettext(self.name)

    def clean_filters(self) -> dict[str, Any]:
        """Return a copy of the filters, safe to change."""
        return dict(self.filters)
