"""A brake that was pulled: automatic mail of one kind, of one mailbox or altogether is held for a while."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.channels.email.querysets import StormQuerySet


class Storm(models.Model):
    """One time that automatic mail passed its hourly limit. It ends by itself at `until`, or by a person."""

    class Scope(models.TextChoices):
        """What the limit counts."""

        RULE = "rule", _("one kind of automatic mail")
        MAILBOX = "mailbox", _("automatic mail of one mailbox")
        ALL = "all", _("all automatic mail")

    scope = models.CharField(max_length=7, choices=Scope.choices)
    key = models.CharField(max_length=254, blank=True, default="", help_text="the kind, or the mailbox")
    limit = models.PositiveIntegerField(help_text="mails an hour")
    began_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = StormQuerySet.as_manager()

    class Meta:
        """What rages already cannot begin."""

        constraints = [
            models.UniqueConstraint(
                fields=["scope", "key"], name="storm_once", condition=models.Q(ended_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        """Name what was too much."""
        return f"{self.scope} {self.key}".strip()
