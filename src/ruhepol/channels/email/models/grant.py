"""The consent by which a mailbox is opened without a password (OAuth 2)."""

from datetime import timedelta

from django.db import models

from ruhepol.channels.email.models.mailbox import Mailbox
from ruhepol.core import clock

SOON = timedelta(days=14)


class Grant(models.Model):
    """What a provider gave us for one mailbox. Its secrets are encrypted; see `channels.email.secrets`."""

    class Provider(models.TextChoices):
        """Whose consent page is asked."""

        MICROSOFT = "microsoft", "Microsoft 365"
        GOOGLE = "google", "Google Workspace, Gmail"
        OTHER = "other", "OAuth 2"

    mailbox = models.OneToOneField(Mailbox, on_delete=models.CASCADE, related_name="grant")
    provider = models.CharField(max_length=9, choices=Provider.choices)
    client_id = models.CharField(max_length=255)
    sealed_client_secret = models.TextField(blank=True, default="")
    authorize_url = models.URLField(max_length=500)
    token_url = models.URLField(max_length=500)
    scope = models.CharField(max_length=500)
    sealed_refresh = models.TextField(blank=True, default="", help_text="the long-lived token")
    sealed_access = models.TextField(blank=True, default="", help_text="the token of the hour")
    access_until = models.DateTimeField(null=True)
    lasts_until = models.DateTimeField(null=True, help_text="when the consent ends, where the provider tells")
    given_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True, default="", help_text="why the last refresh failed")

    def __str__(self) -> str:
        """Name the provider and whether consent was given."""
        return f"{self.provider} ({'given' if self.sealed_refresh else 'not given'})"

    @property
    def ends_soon(self) -> bool:
        """Tell whether consent has to be asked for again within two weeks."""
        return self.lasts_until is not None and self.lasts_until - clock.now() < SOON
