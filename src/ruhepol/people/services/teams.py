"""Teams: making and renaming them."""

from django.db import transaction

from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.people.events import TeamSaved
from ruhepol.people.exceptions import NameTakenError
from ruhepol.people.models import Team


@transaction.atomic
def save_team(*, name: str, is_partner: bool, by: Actor, team: Team | None = None) -> Team:
    """Make a team, or change the given one. Publishes TeamSaved. Raises NameTakenError."""
    name = " ".join(name.split())[:80]
    team = team or Team()
    if Team.objects.filter(name__iexact=name).exclude(pk=team.pk).exists():
        raise NameTakenError(name)
    team.name, team.is_partner = name, is_partner
    team.save()
    publish(TeamSaved(team_id=team.pk), by=by)
    return team
