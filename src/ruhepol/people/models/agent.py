"""The people who answer. An agent is the only kind of account that can open the workspace."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from ruhepol.core import actors


class Role(models.TextChoices):
    """What an agent may do; each role includes the ones before it, except that a partner sees less."""

    PARTNER = "partner", _("Partner agent")
    AGENT = "agent", _("Agent")
    LEAD = "lead", _("Lead")
    ADMIN = "admin", _("Administrator")


class AgentManager(BaseUserManager["Agent"]):
    """Finds agents by address whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Agent":
        """Return the agent with this address; raises DoesNotExist."""
        return self.get(email=(username or "").strip().lower())

    def active(self) -> models.QuerySet["Agent"]:
        """Agents who may sign in."""
        return self.filter(is_active=True)


class Agent(AbstractBaseUser):
    """One person who answers customers."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.AGENT)
    language = models.CharField(_("language"), max_length=5, default="en")
    time_zone = models.CharField(_("time zone"), max_length=64, default="Europe/Berlin")
    theme = models.CharField(_("theme"), max_length=6, default="auto")
    signature = models.TextField(_("signature"), blank=True, default="")
    is_active = models.BooleanField(_("may sign in"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[AgentManager] = AgentManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        """Addresses are kept in lower case, so that one person cannot have two accounts."""

        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="agent_email_lower"),
        ]

    def __str__(self) -> str:
        """Show the name."""
        return self.name

    @property
    def actor(self) -> actors.Actor:
        """The agent as the one who acts."""
        return actors.agent(self.pk)

    @property
    def is_partner(self) -> bool:
        """Tell whether the agent works for a partner and sees only that team's tickets."""
        return self.role == Role.PARTNER

    @property
    def leads(self) -> bool:
        """Tell whether the agent may see figures and change shared things."""
        return self.role in {Role.LEAD, Role.ADMIN}

    @property
    def administers(self) -> bool:
        """Tell whether the agent may change the installation."""
        return self.role == Role.ADMIN
