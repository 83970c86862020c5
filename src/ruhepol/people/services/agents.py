"""Agents' accounts: making, changing, closing and opening them again."""

from collections.abc import Iterable

from django.db import transaction

from ruhepol.core.actors import Actor
from ruhepol.core.events.outbox import publish
from ruhepol.people.events import AgentChanged, AgentCreated, AgentDeactivated, AgentReactivated
from ruhepol.people.exceptions import AddressTakenError, LastAdminError
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


@transaction.atomic
def change_agent(*, agent: Agent, name: str, role: str, teams: Iterable[Team], by: Actor) -> Agent:
    """Set an agent's name, role and teams. Publishes AgentChanged. Raises LastAdminError."""
    held = _held(agent)
    if held.administers and role != Role.ADMIN:
        _keep_an_admin(held)
    held.name, held.role = name.strip(), Role(role)
    held.save(update_fields=["name", "role"])
    held.teams.set(teams)
    publish(AgentChanged(agent_id=held.pk, fields=("name", "role", "teams")), by=by)
    return held


@transaction.atomic
def set_preferences(  # noqa: PLR0913  what an agent may set for herself
    *, agent: Agent, name: str, language: str, theme: str, time_zone: str, signature: str, by: Actor
) -> Agent:
    """Set what an agent decides for herself. Publishes AgentChanged."""
    held = _held(agent)
    held.name, held.language, held.theme = name.strip(), language, theme
    held.time_zone, held.signature = time_zone, signature.strip()
    fields = ("name", "language", "theme", "time_zone", "signature")
    held.save(update_fields=fields)
    publish(AgentChanged(agent_id=held.pk, fields=fields), by=by)
    return held


@transaction.atomic
def deactivate(*, agent: Agent, by: Actor) -> Agent:
    """Close an account: the agent may no longer sign in, and every open session ends with the next click.

    Publishes AgentDeactivated. Raises LastAdminError.
    """
    held = _held(agent)
    if not held.is_active:
        return held
    if held.administers:
        _keep_an_admin(held)
    held.is_active = False
    held.save(update_fields=["is_active"])
    publish(AgentDeactivated(agent_id=held.pk), by=by)
    return held


@transaction.atomic
def reactivate(*, agent: Agent, by: Actor) -> Agent:
    """Open a closed account again. Publishes AgentReactivated."""
    held = _held(agent)
    if held.is_active:
        return held
    held.is_active = True
    held.save(update_fields=["is_active"])
    publish(AgentReactivated(agent_id=held.pk), by=by)
    return held


def _held(agent: Agent) -> Agent:
    return Agent.objects.select_for_update().get(pk=agent.pk)


def _keep_an_admin(leaving: Agent) -> None:
    """Hold all administrators, so that the last two cannot leave at the same moment."""
    admins = Agent.objects.active().select_for_update().filter(role=Role.ADMIN).order_by("pk")
    if not [admin for admin in admins if admin.pk != leaving.pk]:
        raise LastAdminError
