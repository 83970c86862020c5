"""Systems that tell us what happens, and what they were told was taken."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.healing.reading.mapping import USUAL


class Source(models.Model):
    """One system with a key of its own. Only the key's digest is kept."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    digest = models.CharField(max_length=64, unique=True)
    mapping = models.TextField(_("which asset it is"), blank=True, default=USUAL)
    syslog_from = models.TextField(
        _("sends syslog from"), blank=True, default="", max_length=2_000, help_text="addresses or networks"
    )
    is_active = models.BooleanField(_("may tell us things"), default=True)
    created_at = models.DateTimeField()
    last_seen_at = models.DateTimeField(null=True)

    class Meta:
        """By name."""

        ordering = ["name"]

    def __str__(self) -> str:
        """Show the name."""
        return self.name


class KeptBatch(models.Model):
    """A batch with an idempotency key that was taken; the same key again is answered, not taken."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    taken_at = models.DateTimeField()

    class Meta:
        """A key is used once; batches are forgotten by age."""

        constraints = [models.UniqueConstraint(fields=["source", "key"], name="batch_once")]
        indexes = [models.Index(fields=["taken_at"], name="batch_age_idx")]

    def __str__(self) -> str:
        """Show the key."""
        return self.key
