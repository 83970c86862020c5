"""Teams: who works on what together. A partner team belongs to an outsourcing partner."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruhepol.people.models.agent import Agent


class Team(models.Model):
    """A group of agents that shares a queue."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    is_partner = models.BooleanField(_("partner team"), default=False)
    members = models.ManyToManyField(Agent, through="Membership", related_name="teams")

    class Meta:
        """Listed by name."""

        ordering = ["name"]

    def __str__(self) -> str:
        """Show the name."""
        return self.name


class Membership(models.Model):
    """An agent's place in a team."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")
    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="memberships")

    class Meta:
        """Once per team."""

        constraints = [models.UniqueConstraint(fields=["team", "agent"], name="membership_once")]

    def __str__(self) -> str:
        """Name both sides."""
        return f"{self.agent_id} in {self.team_id}"
