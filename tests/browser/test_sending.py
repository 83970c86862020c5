"""Words on their way: taken back in time, and kept by nobody once they are gone."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from ruhepol.tickets.models import Draft, PlannedReply, Ticket
from tests.factories.tickets import make_ticket
from tests.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(enter):
    """Return the function that opens a page of the workspace as the administrator of a small world."""
    world = make_world()
    make_ticket(contact=world.kim, assignee=world.root)
    return lambda address="/desk/", **options: enter(world.root, address, **options)


def test_an_answer_is_taken_back_by_key(desk, settings):
    """The page counts down; u brings the words back into the composer, and nothing has gone out."""
    settings.RUHEPOL = replace(settings.RUHEPOL, undo_seconds=60)
    page = desk(f"/desk/tickets/{Ticket.objects.earliest('pk').pk}/")
    page.locator("#composer-text").fill("Wir räumen auf.")
    page.locator("#composer-text").press("Control+Enter")
    expect(page.locator("time[data-until]")).to_contain_text("sec")
    expect(page.locator("#composer-text")).to_have_value("")
    page.locator("#ticket-title").click()
    page.keyboard.press("u")
    expect(page.locator("#composer-text")).to_have_value("Wir räumen auf.")
    expect(page.locator("#toasts")).to_contain_text("Taken back.")
    assert not PlannedReply.objects.exists()


def test_what_is_being_sent_is_not_kept_as_a_draft(desk, settings):
    """A slow network: the moment to keep the words comes while they are on their way, and passes."""
    settings.RUHEPOL = replace(settings.RUHEPOL, undo_seconds=60)
    ticket = Ticket.objects.earliest("pk")
    page = desk()
    page.clock.install()
    page.goto(f"/desk/tickets/{ticket.pk}/")
    on_their_way = []
    held = re.compile(rf"/tickets/{ticket.pk}/($|\?)")
    page.route(held, lambda route: on_their_way.append(route))  # noqa: PLW0108  Playwright marks the function
    page.locator("#composer-text").fill("Wir räumen auf.")
    page.locator("#composer-text").press("Control+Enter")
    expect(page.locator("#composer.htmx-request")).to_be_visible()
    drafts = []
    page.on("request", lambda request: drafts.append(request.url) if "/draft/" in request.url else None)
    page.clock.run_for(2_000)
    for route in on_their_way:
        route.continue_()
    expect(page.locator("#composer-text")).to_have_value("")
    assert (drafts, Draft.objects.count(), PlannedReply.objects.count()) == ([], 0, 1)
