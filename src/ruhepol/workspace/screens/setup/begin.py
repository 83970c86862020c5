"""Making a fresh installation ready: all of it or nothing, and only once."""

from typing import Any

from django.db import transaction

from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.services.starting import draft_first_articles
from ruhepol.people.models import Agent, Role
from ruhepol.people.selectors import default_brand, has_agents
from ruhepol.people.services.agents import create_agent
from ruhepol.people.services.brands import save_brand
from ruhepol.tickets.services.topics import save_topic
from ruhepol.tickets.services.views import seed_views

TOPICS = (
    ("Rechnung und Zahlung", "Invoice and payment"),
    ("Bestellung", "Order"),
    ("Lieferung", "Delivery"),
    ("Rückgabe", "Returns"),
    ("Kundenkonto", "Account"),
)


class AlreadySetUpError(Exception):
    """Somebody has an account already."""


@transaction.atomic
def begin(facts: dict[str, Any]) -> Agent:
    """Make brand, first administrator, views and, on wish, topics and drafts of first articles.

    Raises AlreadySetUpError.
    """
    if has_agents():
        raise AlreadySetUpError
    save_brand(
        by=SYSTEM,
        brand=default_brand(),
        name=facts["brand"],
        support_address=facts["support_address"],
        default_language=facts["default_language"],
        form_of_address=facts["form_of_address"],
    )
    seed_views(by=SYSTEM)
    for name_de, name_en in TOPICS if facts["topics"] else ():
        save_topic(by=SYSTEM, name_de=name_de, name_en=name_en)
    if facts["articles"]:
        draft_first_articles(by=SYSTEM)
    return create_agent(
        email=facts["email"],
        name=facts["name"],
        password=facts["password"],
        role=Role.ADMIN,
        language=facts["default_language"],
        by=SYSTEM,
    )
