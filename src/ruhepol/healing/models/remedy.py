"""What repairs a known problem, and how far it may go by itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.healing.models.problem import KnownProblem


class Mode(models.TextChoices):
    """Whose word starts a remedy."""

    AUTOMATIC = "automatic", _("By itself")
    ONE_CLICK = "one_click", _("One click by the customer")
    APPROVAL = "approval", _("After an agent's approval")


class Remedy(models.Model):
    """The plan of one problem, kept as it was written. A stopped one waits until a person releases it."""

    problem = models.OneToOneField(KnownProblem, on_delete=models.CASCADE, related_name="remedy")
    plan = models.TextField(_("how it is looked at and repaired"), max_length=40_000)
    mode = models.CharField(_("who starts it"), max_length=10, choices=Mode.choices, default=Mode.APPROVAL)
    stopped_at = models.DateTimeField(null=True)
    stopped_why = models.CharField(max_length=40, blank=True, default="")
    released_at = models.DateTimeField(null=True, help_text="the breaker counts from here")
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        """Show what it repairs."""
        return str(self.problem)
