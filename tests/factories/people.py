"""Agents, teams, customers and brands."""

from ruhepol.core import clock
from ruhepol.people.models import Agent, Brand, Customer, Identity, Membership, Role, Team


def make_brand(**facts):
    """Return the brand of the tests, made once."""
    defaults = {"name": "Nordstern Hosting", "support_address": "hilfe@nordstern.example"}
    return Brand.objects.get_or_create(key=facts.pop("key", "nordstern"), defaults={**defaults, **facts})[0]


def make_team(name="Technik", **facts):
    """Return a team by name."""
    return Team.objects.get_or_create(name=name, defaults=facts)[0]


def make_agent(name="Ada", *, teams=(), **facts):
    """Return an agent whose password is `password`, a member of `teams`."""
    facts.setdefault("email", f"{name.lower()}@nordstern.example")
    agent = Agent(name=name, role=facts.pop("role", Role.AGENT), **facts)
    agent.set_password("password")
    agent.save()
    Membership.objects.bulk_create(Membership(agent=agent, team=team) for team in teams)
    return agent


def make_identity(address="kim@turnierserver.example", *, name="Kim Berger", **facts):
    """Return a customer's e-mail identity with its customer."""
    facts.setdefault("created_at", clock.now())
    customer = Customer.objects.create(name=name, language=facts.pop("language", "de"), **facts)
    return Identity.objects.create(customer=customer, kind="email", value=address)
