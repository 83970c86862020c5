"""What happened to the customers' things, as their systems tell it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.healing.models.source import Source
from ruhepol.healing.querysets import SignalQuerySet
from ruhepol.people.models import Asset


class Signal(models.Model):
    """The same thing within one slot of time: how often, first and last. Without an asset it is nobody's yet.

    A slot is five minutes, and an hour once the signal is some days old (`is_thin`).
    """

    class Kind(models.TextChoices):
        """What tells it."""

        LOG = "log", _("Log")
        TASK = "task", _("Task")
        METRIC = "metric", _("Metric")
        EVENT = "event", _("Event")

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="signals")
    asset = models.ForeignKey(Asset, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    severity = models.PositiveSmallIntegerField(help_text="OpenTelemetry's number, 1 to 24")
    name = models.CharField(max_length=120)
    body = models.TextField(blank=True, default="")
    attributes = models.JSONField(default=dict)
    trace_id = models.CharField(max_length=32, blank=True, default="")
    fingerprint = models.CharField(max_length=32)
    slot = models.DateTimeField()
    count = models.PositiveIntegerField(default=1)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    is_thin = models.BooleanField(default=False)

    objects = SignalQuerySet.as_manager()

    class Meta:
        """Asked by asset or source, newest first; thinned by slot, forgotten by age."""

        constraints = [models.UniqueConstraint(fields=["fingerprint", "slot"], name="signal_once_a_slot")]
        indexes = [
            models.Index(fields=["asset", "-last_at", "-id", "fingerprint"], name="signal_things_idx"),
            models.Index(fields=["source", "-last_at", "-id"], name="signal_source_idx"),
            models.Index(fields=["last_at"], name="signal_age_idx"),
            models.Index(fields=["slot"], name="signal_thick_idx", condition=models.Q(is_thin=False)),
        ]

    def __str__(self) -> str:
        """Show what is said."""
        return self.body or self.name

    @property
    def tone(self) -> str:
        """How grave it is: `bad`, `warn` or `plain`."""
        if self.severity >= SignalQuerySet.ERROR:
            return "bad"
        return "warn" if self.severity >= SignalQuerySet.WARN else "plain"
