"""Who works at the demo company, and how its requests are sorted."""

from dataclasses import dataclass
from typing import Any

from ruhepol.core.actors import SYSTEM
from ruhepol.demo.files import read
from ruhepol.people.models import Agent, Brand, Team
from ruhepol.people.services.agents import create_agent
from ruhepol.people.services.calendars import create_calendar
from ruhepol.promises.models import Target
from ruhepol.promises.services.targets import save_target
from ruhepol.tickets.models import Cause, Topic
from ruhepol.tickets.services.views import seed_views


@dataclass(frozen=True)
class Company:
    """Everybody and everything by the names the data files use."""

    brand: Brand
    teams: dict[str, Team]
    agents: dict[str, Agent]
    topics: dict[str, Topic]
    causes: dict[str, Cause]


def found(password: str) -> Company:
    """Create brand, hours, promises, teams, agents, topics, causes and the first views."""
    data = read("company")
    _promise(data)
    seed_views(by=SYSTEM)
    teams = {row["name"]: Team.objects.create(**row) for row in data["teams"]}
    return Company(
        brand=Brand.objects.create(**data["brand"]),
        teams=teams,
        agents={row["key"]: _hire(row, teams, password) for row in data["agents"]},
        topics={row["slug"]: _topic(row, teams, place) for place, row in enumerate(data["topics"])},
        causes={row["name_en"]: Cause.objects.create(**row) for row in data["causes"]},
    )


def _promise(data: dict[str, Any]) -> None:
    calendar = create_calendar(by=SYSTEM, **data["calendar"])
    for position, row in enumerate(data["targets"]):
        save_target(target=Target(), by=SYSTEM, position=position, calendar=calendar, **row)


def _hire(row: dict[str, str], teams: dict[str, Team], password: str) -> Agent:
    facts = {name: row[name] for name in ("email", "name", "role", "language")}
    return create_agent(**facts, teams=[teams[name] for name in row["teams"]], password=password, by=SYSTEM)


def _topic(row: dict[str, str], teams: dict[str, Team], place: int) -> Topic:
    facts = {name: value for name, value in row.items() if name != "team"}
    return Topic.objects.create(**facts, team=teams[row["team"]], position=place)
