"""Who works on the bulk tickets and who wrote them."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from random import Random

from ruhepol.core.actors import SYSTEM
from ruhepol.demo.bulk import words
from ruhepol.people.models import Agent, Brand, Customer, Identity, Organisation, Role, Team
from ruhepol.people.services.agents import create_agent
from ruhepol.tickets.models import Cause, Tag, Topic

TEAMS = ("First line", "Technology", "Accounts", "Logistics")
AGENTS_PER_TEAM = 5
TAGS = ("invoice", "urgent", "vip", "migration", "hardware", "refund", "spam?", "waiting for supplier")
DOMAIN = "bulk.example"


@dataclass(frozen=True)
class Staff:
    """What a ticket is sorted by."""

    brand: Brand
    teams: list[Team]
    members: dict[int, list[Agent]]
    topics: list[Topic]
    causes: list[Cause]
    tags: list[Tag]


def hire() -> Staff:
    """Return the bulk company, made at the first call."""
    brand, _ = Brand.objects.get_or_create(
        key="bulk", defaults={"name": "Bulk", "support_address": f"help@{DOMAIN}"}
    )
    teams = [Team.objects.get_or_create(name=name)[0] for name in TEAMS]
    return Staff(
        brand=brand,
        teams=teams,
        members={team.pk: [_agent(team, place) for place in range(AGENTS_PER_TEAM)] for team in teams},
        topics=[_topic(team) for team in teams],
        causes=[Cause.objects.get_or_create(name_en=name, name_de=name)[0] for name in TEAMS],
        tags=[Tag.objects.get_or_create(name=name)[0] for name in TAGS],
    )


def _agent(team: Team, place: int) -> Agent:
    email = f"agent{place}.team{team.pk}@{DOMAIN}"
    known = Agent.objects.filter(email=email).first()
    role = Role.LEAD if place == 0 else Role.AGENT
    # Nobody knows the password: whoever wants to sign in sets one.
    return known or create_agent(
        email=email,
        name=f"Agent {place} of {team.name}",
        role=role,
        language="en",
        teams=[team],
        password=secrets.token_urlsafe(32),
        by=SYSTEM,
    )


def _topic(team: Team) -> Topic:
    names = {"name_de": team.name, "name_en": team.name, "team": team}
    return Topic.objects.get_or_create(slug=f"bulk-{team.pk}", defaults=names)[0]


def invite(random: Random, start: int, count: int, at: datetime) -> list[Identity]:
    """Make customers numbered from `start`, half of them in a firm of four; returns their addresses."""
    firms = Organisation.objects.bulk_create(
        Organisation(name=f"Firm {number}") for number in range(start // 8, (start + count) // 8 + 1)
    )
    customers = Customer.objects.bulk_create(
        Customer(
            name=words.person(random),
            language=random.choice(("de", "de", "en")),
            organisation=random.choice(firms) if number % 2 else None,
            created_at=at,
        )
        for number in range(start, start + count)
    )
    return Identity.objects.bulk_create(
        Identity(customer=customer, kind="email", value=f"customer{start + place}@{DOMAIN}")
        for place, customer in enumerate(customers)
    )
