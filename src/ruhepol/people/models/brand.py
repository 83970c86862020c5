"""Brands: under which name customers are spoken to. One installation can carry several."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.people.models.calendar import Calendar


class Brand(models.Model):
    """A name, a voice and an address."""

    class Address(models.TextChoices):
        """How German texts address the reader."""

        SIE = "sie", _("Sie")
        DU = "du", _("Du")

    key = models.SlugField(unique=True)
    name = models.CharField(max_length=80)
    support_address = models.EmailField()
    form_of_address = models.CharField(max_length=3, choices=Address.choices, default=Address.SIE)
    default_language = models.CharField(max_length=5, default="de")
    time_zone = models.CharField(max_length=64, default="Europe/Berlin")
    calendar = models.ForeignKey(
        Calendar,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="empty: around the clock",
    )
    hosts = models.CharField(
        max_length=400,
        blank=True,
        default="",
        help_text="names under which its help centre is reached, separated by spaces",
    )
    close_after_days = models.PositiveSmallIntegerField(
        default=5, help_text=_("Days of silence after which a solved ticket closes.")
    )

    class Meta:
        """The oldest brand is the default one."""

        ordering = ["id"]

    def __str__(self) -> str:
        """Show the name."""
        return self.name

    @property
    def host_names(self) -> list[str]:
        """The names of its help centre; none where it is reached under the installation's own."""
        return self.hosts.split()

    @property
    def domain(self) -> str:
        """The domain of its address, as mail and name servers write it."""
        return self.support_address.rpartition("@")[2].lower().encode("idna").decode("ascii")
