"""Systems that tell nothing by themselves and are asked: what, how often, and how far we have come."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.healing.models.source import Source
from ruhepol.healing.models.system import System


class Pull(models.Model):
    """What is fetched for a source. The watermark moves when everything up to it is kept, never before."""

    source = models.OneToOneField(Source, on_delete=models.CASCADE, related_name="pull")
    system = models.ForeignKey(
        System, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("system")
    )
    ask = models.TextField(_("what is asked"), max_length=4_000)
    form = models.TextField(_("how it is read"), blank=True, default="", max_length=10_000)
    key = models.CharField(_("number of an entry"), max_length=300, default="$.id")
    mark = models.CharField(_("moment or number it grows by"), max_length=300, default="$.updated_at")
    following = models.CharField(_("path of the next page"), max_length=300, blank=True, default="")
    watermark = models.CharField(_("read up to"), max_length=80)
    overlap = models.PositiveIntegerField(_("look back by"), default=300)
    every = models.PositiveIntegerField(_("seconds between two fetches"), default=60)
    is_active = models.BooleanField(_("is fetched"), default=True)
    next_at = models.DateTimeField()
    fetched_at = models.DateTimeField(null=True)
    fetched = models.PositiveIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)
    failed_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True, default="")

    class Meta:
        """Asked for what is due."""

        indexes = [models.Index(fields=["next_at"], name="pull_due_idx", condition=models.Q(is_active=True))]

    def __str__(self) -> str:
        """Show the source's name."""
        return self.source.name


class PulledEntry(models.Model):
    """An entry near the watermark that was taken, so that looking back takes nothing twice."""

    pull = models.ForeignKey(Pull, on_delete=models.CASCADE, related_name="entries")
    key = models.CharField(max_length=64, help_text="digest of its number and mark")
    mark = models.FloatField()

    class Meta:
        """Taken once; forgotten when nobody looks back so far any more."""

        constraints = [models.UniqueConstraint(fields=["pull", "key"], name="pulled_once")]
        indexes = [models.Index(fields=["pull", "mark"], name="pulled_age_idx")]

    def __str__(self) -> str:
        """Show the digest."""
        return self.key
