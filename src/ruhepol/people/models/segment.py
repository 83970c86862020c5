"""Segments: customers by what they have, where they belong, or by name, for rules and audiences."""

from django.db import models

from ruhepol.people.models.asset import Asset
from ruhepol.people.models.organisation import Organisation


class Segment(models.Model):
    """A named group. A customer is in it by any one way: listed, of a listed organisation, or by the rule.

    The rule is about one thing the customer has: its kind and, where given, its state and one of its
    attributes. Without a kind there is no rule.
    """

    name = models.CharField(max_length=80, unique=True)
    organisations = models.ManyToManyField(Organisation, related_name="+")
    asset_kind = models.CharField(max_length=20, choices=Asset.Kind.choices, blank=True, default="")
    asset_state = models.CharField(max_length=40, blank=True, default="")
    attribute = models.CharField(max_length=40, blank=True, default="", help_text="for example plan")
    value = models.CharField(max_length=80, blank=True, default="", help_text="for example business")

    class Meta:
        """Listed by name."""

        ordering = ["name"]

    def __str__(self) -> str:
        """Show the name."""
        return self.name

    def fits(self, asset: Asset) -> bool:
        """Tell whether something a customer has fulfils the rule."""
        return (
            bool(self.asset_kind)
            and asset.kind == self.asset_kind
            and self.asset_state in {"", asset.state}
            and (not self.attribute or str(asset.attributes.get(self.attribute, "")) == self.value)
        )


class SegmentAddress(models.Model):
    """An address on a segment's list, or with `@` in front all of a domain. Only proven ones count."""

    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="addresses")
    value = models.CharField(max_length=254, db_index=True)

    class Meta:
        """On a list once."""

        constraints = [models.UniqueConstraint(fields=["segment", "value"], name="segment_address_once")]
        ordering = ["value"]

    def __str__(self) -> str:
        """Show the address."""
        return self.value
