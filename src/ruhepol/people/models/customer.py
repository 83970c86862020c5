"""Customers and the identities by which they are recognised."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.core import actors
from ruhepol.people.models.organisation import Organisation


class Expertise(models.TextChoices):
    """How much somebody knows of the matter, so that answers neither bore nor lose them."""

    BEGINNER = "beginner", _("Beginner")
    ADVANCED = "advanced", _("Advanced")
    EXPERT = "expert", _("Expert")


class Customer(models.Model):
    """A person who asks. Not an account: customers prove an address when they sign in."""

    name = models.CharField(max_length=160, blank=True, default="")
    language = models.CharField(max_length=5, blank=True, default="")
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.SET_NULL, related_name="customers"
    )
    expertise = models.CharField(max_length=40, choices=Expertise.choices, blank=True, default="")
    note = models.TextField(blank=True, default="")
    created_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, help_text="since when nothing is known of the person")

    class Meta:
        """Counted by age: how many were known at the end of a week."""

        indexes = [models.Index(fields=["created_at"], name="customer_created_idx")]

    def __str__(self) -> str:
        """Show the name, or the number where no name is known or may be known any more."""
        if self.name:
            return self.name
        return f"#{self.pk}" if self.erased_at else _("Visitor %(number)s") % {"number": self.pk}

    @property
    def actor(self) -> actors.Actor:
        """The customer as the one who acts."""
        return actors.customer(self.pk)


class IdentityKind(models.TextChoices):
    """Ways to be recognised."""

    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Phone")
    EXTERNAL = "external", _("Customer number")
    VISITOR = "visitor", _("Visitor of a page")


class Identity(models.Model):
    """One address of one customer. Typed is not verified: only a proof sets `verified_at`."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="identities")
    kind = models.CharField(max_length=10, choices=IdentityKind.choices)
    value = models.CharField(max_length=254)
    verified_at = models.DateTimeField(null=True)
    was = models.CharField(
        max_length=254, blank=True, default="", help_text="of an erased customer, until all rooms forgot it"
    )

    class Meta:
        """An address belongs to one customer."""

        constraints = [models.UniqueConstraint(fields=["kind", "value"], name="identity_once")]

    def __str__(self) -> str:
        """Show the address."""
        return self.value
