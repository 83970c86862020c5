"""Things customers have: servers, domains, orders, invoices, an account to sign in with."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.people.models.customer import Customer


class Asset(models.Model):
    """A thing a request can be about. Several customers may share one."""

    class Kind(models.TextChoices):
        """What kind of thing it is."""

        SERVER = "server", _("Server")
        DOMAIN = "domain", _("Domain")
        MAILBOX = "mailbox", _("Mailbox")
        ORDER = "order", _("Order")
        INVOICE = "invoice", _("Invoice")
        SUBSCRIPTION = "subscription", _("Subscription")
        ACCOUNT = "account", _("Account")

    kind = models.CharField(max_length=20, choices=Kind.choices)
    external_id = models.CharField(max_length=80)
    name = models.CharField(max_length=160)
    state = models.CharField(max_length=40, blank=True, default="")
    attributes = models.JSONField(default=dict)
    customers = models.ManyToManyField(Customer, related_name="assets")
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        """The source's own number is unique within its kind."""

        constraints = [models.UniqueConstraint(fields=["kind", "external_id"], name="asset_once")]

    def __str__(self) -> str:
        """Show the name."""
        return self.name
