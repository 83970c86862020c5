"""Tokens by which programs act as an agent, and the answers kept for those that ask twice."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.people.models.agent import Agent


class ApiToken(models.Model):
    """One program's key. Only its digest is kept, so it can be shown once and never again."""

    class Scope(models.TextChoices):
        """What the program may do, within what its agent may."""

        READ = "read", _("Read")
        WRITE = "write", _("Read and write")

    name = models.CharField(_("name"), max_length=80)
    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="api_tokens")
    scope = models.CharField(max_length=5, choices=Scope.choices, default=Scope.READ)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        """Show the name."""
        return self.name

    @property
    def can_write(self) -> bool:
        """Tell whether the program may change anything."""
        return self.scope == self.Scope.WRITE


class KeptAnswer(models.Model):
    """What a request with an idempotency key was answered; the same request again gets the same answer."""

    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="answers")
    key = models.CharField(max_length=200)
    request = models.CharField(max_length=64, help_text="sha256 of method, path and body in hex")
    status = models.PositiveSmallIntegerField(default=0)
    body = models.TextField(default="")
    created_at = models.DateTimeField()

    class Meta:
        """A key is used once a token; answers are swept by age."""

        constraints = [models.UniqueConstraint(fields=["token", "key"], name="answer_once")]
        indexes = [models.Index(fields=["created_at"], name="answer_age_idx")]

    def __str__(self) -> str:
        """Show the key."""
        return self.key
