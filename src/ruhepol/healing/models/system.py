"""Other systems that checks may ask and remedies may do something in."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.healing.plans.sentence import NAME


class System(models.Model):
    """One of them. Plans name it; where it is, and with which secret it is asked, stands here alone."""

    class Kind(models.TextChoices):
        """How it is spoken to."""

        HTTP = "http", _("Back end (HTTP)")
        SQL = "sql", _("Database (read-only)")
        COMMANDS = "commands", _("Commands on this server")
        ANSIBLE = "ansible", _("Ansible playbooks")

    class Way(models.TextChoices):
        """How its secret is shown."""

        BEARER = "bearer", _("Bearer token")
        BASIC = "basic", _("User name and password")
        HEADER = "header", _("Header of its own")

    name = models.CharField(
        _("name in plans"),
        max_length=40,
        unique=True,
        validators=[RegexValidator(NAME, _("Small letters, digits, - and _; a letter first."))],
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.HTTP)
    address = models.CharField(_("address"), max_length=500, blank=True, default="")
    way = models.CharField(_("sign-in"), max_length=10, choices=Way.choices, default=Way.BEARER)
    user = models.CharField(_("user name or header"), max_length=120, blank=True, default="")
    sealed = models.TextField(blank=True, default="")
    is_active = models.BooleanField(_("may be asked"), default=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        """By name."""

        ordering = ["name"]

    def __str__(self) -> str:
        """Show the name."""
        return self.name
