"""Making agents' accounts and putting them into teams."""

from collections.abc import Iterable

from django.db import transaction

from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.people.events import AgentCreated
from ruhepol.people.exceptions import AddressTakenError
from ruhepol.people.models import Agent, Membership, Role, Team


@transaction.atomic
def create_agent(  # noqa: PLR0913  an account has this many facts
    *,
    email: str,
    name: str,
    by: Actor,
    password: str | None = None,
    role: str = Role.AGENT,
    language: str = "en",
    teams: Iterable[Team] = (),
) -> Agent:
    """Create an agent; without a password the account can only be entered by a reset link.

    Publishes AgentCreated. Raises AddressTakenError.
    """
    email = email.strip().lower()
    if Agent.objects.filter(email=email).exists():
        raise AddressTakenError(email)
    agent = Agent(email=email, name=name, role=role, language=language)
    agent.set_password(password)
    agent.save()
    Membership.objects.bulk_create(Membership(team=team, agent=agent) for team in teams)
    publish(AgentCreated(agent_id=agent.pk), by=by)
    return agent
