"""Webhooks of systems that sign what they send in a form of their own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.healing.models.source import Source


class Hook(models.Model):
    """How a source signs, and how its JSON is read. Without a form its payloads are kept to write one by."""

    class Style(models.TextChoices):
        """Whose form the signature has."""

        GITHUB = "github", _("like GitHub (X-Hub-Signature-256)")
        STRIPE = "stripe", _("like Stripe (Stripe-Signature)")
        STANDARD = "standard", _("Standard Webhooks (webhook-signature)")
        OWN = "own", _("a header of its own")

    source = models.OneToOneField(Source, on_delete=models.CASCADE, related_name="hook")
    style = models.CharField(_("how it signs"), max_length=10, choices=Style.choices, default=Style.GITHUB)
    signature_header = models.CharField(
        _("header of the signature"), max_length=60, blank=True, default="X-Signature"
    )
    moment_header = models.CharField(_("header of the moment"), max_length=60, blank=True, default="")
    sealed_secret = models.TextField()
    form = models.TextField(_("how it is read"), blank=True, default="", max_length=10_000)
    turned_away_at = models.DateTimeField(null=True)
    turned_away_why = models.CharField(max_length=120, blank=True, default="")

    def __str__(self) -> str:
        """Show the source's name."""
        return self.source.name


class Payload(models.Model):
    """What came lately, as it came, so that a form can be tried on it; the newest few stay."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="payloads")
    at = models.DateTimeField()
    body = models.BinaryField()

    class Meta:
        """Newest first."""

        ordering = ["-id"]

    def __str__(self) -> str:
        """Show the text."""
        return self.text

    @property
    def text(self) -> str:
        """What came, as text."""
        return bytes(self.body).decode("utf-8", "replace")
