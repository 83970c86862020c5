"""Keys with which mail of a domain is signed (DKIM, RFC 6376)."""

from django.db import models


class SigningKey(models.Model):
    """One key of one domain. It signs once its public half stands in the DNS and somebody said so."""

    domain = models.CharField(max_length=253, unique=True)
    selector = models.CharField(max_length=63)
    sealed_private = models.TextField(help_text="PEM, encrypted; see secrets")
    public = models.TextField(help_text="the public key as the DNS record holds it")
    signs = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        """Name selector and domain."""
        return f"{self.selector}._domainkey.{self.domain}"

    @property
    def record(self) -> str:
        """The value of the TXT record."""
        return f"v=DKIM1; k=rsa; p={self.public}"
