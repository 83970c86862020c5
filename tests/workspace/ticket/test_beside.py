"""Fitting answers and other people beside a ticket."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.core.live import registry
from ruhepol.knowledge.services.articles import publish_article
from ruhepol.knowledge.services.starting import draft_first_articles
from ruhepol.tickets.models import Ticket
from ruhepol.workspace.live import register
from tests.factories.tickets import make_ticket
from tests.workspace.pages import text

pytestmark = pytest.mark.django_db


def test_fitting_answers_come_with_link_and_text(ada, world):
    """What the customer asked finds the article, in the customer's language."""
    for article in draft_first_articles(by=SYSTEM):
        publish_article(article=article, by=SYSTEM)
    ticket = make_ticket(contact=world.kim, subject="Rechnung fehlt", text="Wo finde ich meine Rechnung?")
    body = ada.get(f"/desk/tickets/{ticket.pk}/answers/").content.decode()
    assert "Rechnung finden" in body
    assert "/de/article/rechnung-finden/" in body
    assert "data-insert=" in body


def test_nothing_fitting_is_said(ada, world):
    """And what is written could become an article."""
    ticket = make_ticket(contact=world.kim)
    assert "No article fits." in text(ada.get(f"/desk/tickets/{ticket.pk}/answers/"))


def test_others_are_named_and_nonsense_is_not(ada, world):
    """The hub tells keys; the page tells names, and never oneself."""
    ticket = make_ticket(contact=world.kim)
    told = f"agent:{world.ben.pk}:typing agent:{world.ada.pk}:here agent:x:here broken"
    page = text(ada.get(f"/desk/tickets/{ticket.pk}/who/", {"who": told}))
    assert "Ben is writing" in page
    assert "Ada" not in page


def test_following_a_ticket_needs_the_right_to_see_it(world):
    """The live hub asks the same question as the page; what is foreign and what is not there answer alike."""
    register()
    ticket = make_ticket(contact=world.kim, team=world.tech)
    for agent, allowed in ((world.ada, True), (world.pia, False)):
        assert registry.may_follow(agent.actor, f"ticket:{ticket.pk}") is allowed
        assert registry.may_follow(agent.actor, "inbox") is True
    assert not registry.may_follow(world.ada.actor, "ticket:999999")
    assert not registry.may_follow(world.kim.customer.actor, f"ticket:{ticket.pk}")
    Ticket.objects.filter(pk=ticket.pk).update(team=world.night)
    assert registry.may_follow(world.pia.actor, f"ticket:{ticket.pk}")
