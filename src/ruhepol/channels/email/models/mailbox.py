"""Addresses under which a brand is written to, and the IMAP mailbox behind them where there is one."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.people.models import Brand


class Mailbox(models.Model):
    """One address of one brand. With an IMAP host it is fetched; without one, mail is handed to us.

    `uid_validity` and `uid` say up to where mail has been stored. Whether a mail was read elsewhere
    does not matter.
    """

    class Protocol(models.TextChoices):
        """How mail is fetched."""

        IMAP = "imap", "IMAP"
        POP3 = "pop3", "POP3"

    class SignIn(models.TextChoices):
        """What the server is shown."""

        PASSWORD = "password", _("Password")
        OAUTH = "oauth", _("Consent given in the browser (OAuth 2)")

    class Encryption(models.TextChoices):
        """How the connection is protected."""

        TLS = "tls", "TLS"
        STARTTLS = "starttls", "STARTTLS"
        NONE = "none", _("none")

    class After(models.TextChoices):
        """What becomes of a mail on the server once it is stored here."""

        LEAVE = "leave", _("leave it there")
        MOVE = "move", _("move it to a folder")
        DELETE = "delete", _("delete it there")

    brand = models.ForeignKey(Brand, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField(unique=True)
    protocol = models.CharField(max_length=4, choices=Protocol.choices, default=Protocol.IMAP)
    host = models.CharField(max_length=253, blank=True, default="")
    port = models.PositiveIntegerField(default=993)
    user = models.CharField(max_length=254, blank=True, default="")
    sign_in = models.CharField(max_length=8, choices=SignIn.choices, default=SignIn.PASSWORD)
    sealed_password = models.TextField(blank=True, default="", help_text="encrypted; see core.crypto")
    encryption = models.CharField(max_length=8, choices=Encryption.choices, default=Encryption.TLS)
    folder = models.CharField(max_length=200, default="INBOX")
    after = models.CharField(max_length=6, choices=After.choices, default=After.LEAVE)
    move_to = models.CharField(max_length=200, blank=True, default="")
    takes_existing = models.BooleanField(
        default=False, help_text=_("Also take the mail that lay there before this mailbox was added.")
    )
    takes_tags = models.BooleanField(
        default=False, help_text=_("The server delivers help+anything@ to help@, so answers can carry a tag.")
    )
    catches_all = models.BooleanField(
        default=False, help_text=_("Our intake takes mail for every address of this domain.")
    )
    is_active = models.BooleanField(default=True)
    uid_validity = models.BigIntegerField(null=True)
    uid = models.BigIntegerField(default=0, help_text="highest UID that is stored")
    fetched_at = models.DateTimeField(null=True, help_text="last time the server was asked successfully")
    tried_at = models.DateTimeField(null=True, help_text="when a mail went out to come back by forwarding")
    verified_at = models.DateTimeField(null=True, help_text="when that mail came back")
    error = models.TextField(blank=True, default="", help_text="why the last attempt failed")
    created_at = models.DateTimeField()

    class Meta:
        """Addresses are compared in lower case."""

        verbose_name_plural = "mailboxes"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(address=models.functions.Lower("address")), name="mailbox_address_lower"
            )
        ]

    def __str__(self) -> str:
        """Show the address."""
        return self.address
