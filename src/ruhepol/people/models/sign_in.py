"""One-time codes by which a customer proves an e-mail address."""

from django.db import models

from ruhepol.people.models.customer import Identity


class SignInCode(models.Model):
    """A code sent to one address. Only its digest is kept; it works once, for minutes, a few tries long."""

    identity = models.ForeignKey(Identity, on_delete=models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        """Looked up by address, newest first."""

        indexes = [models.Index(fields=["identity", "-created_at"], name="sign_in_code_idx")]

    def __str__(self) -> str:
        """Name the address it was sent to."""
        return f"code for {self.identity_id}"
