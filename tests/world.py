"""The small world of the tests: Ada answers, Ben leads her, Kim and Nora ask, Pia helps from a partner."""

from dataclasses import dataclass
from datetime import UTC, datetime

from ruhepol.people.models import Agent, Brand, Identity, Organisation, Role, Team
from tests.factories.people import make_agent, make_brand, make_identity, make_team

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)  # a Monday


@dataclass(frozen=True)
class World:
    """Everybody by name."""

    brand: Brand
    tech: Team
    night: Team
    ada: Agent
    ben: Agent
    root: Agent
    pia: Agent
    kim: Identity
    nora: Identity


def make_world() -> World:
    """Make everybody; Kim and Nora belong to different firms, Pia only sees the night team."""
    brand = make_brand()
    tech = make_team("Technik")
    night = make_team("Partner Nacht", is_partner=True)
    club = Organisation.objects.create(name="Turnierserver e. V.")
    shop = Organisation.objects.create(name="Laden Nora")
    return World(
        brand=brand,
        tech=tech,
        night=night,
        ada=make_agent("Ada", teams=[tech]),
        ben=make_agent("Ben", role=Role.LEAD, teams=[tech]),
        root=make_agent("Root", role=Role.ADMIN),
        pia=make_agent("Pia", role=Role.PARTNER, teams=[night]),
        kim=make_identity(organisation=club),
        nora=make_identity("nora@laden.example", name="Nora Laden", organisation=shop, language="en"),
    )
