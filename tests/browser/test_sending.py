"""Words on their way: taken back in time, and kept by nobody once they are gone."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from ruhepol.tickets.models import Draft, PlannedReply, Ticket
from tests.chromium import hold
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
    sent = hold(page, re.compile(rf"/tickets/{ticket.pk}/($|\?)"))
    page.locator("#composer-text").fill("Wir räumen auf.")
    page.locator("#composer-text").press("Control+Enter")
    expect(page.locator("#composer.htmx-request")).to_be_visible()
    drafts = []
    page.on("request", lambda request: drafts.append(request.url) if "/draft/" in request.url else None)
    page.clock.run_for(2_000)
    sent().continue_()
    expect(page.locator("#composer-text")).to_have_value("")
    assert (drafts, Draft.objects.count(), PlannedReply.objects.count()) == ([], 0, 1)


@pytest.fixture
def slowly(desk):
    """Return a ticket's page whose clock is ours, and the first keeping of its words, held on its way."""
    page = desk()
    page.clock.install()
    page.goto(f"/desk/tickets/{Ticket.objects.earliest('pk').pk}/")
    kept = hold(page, "**/draft/", times=1)
    page.locator("#composer-text").fill("Wir räumen")
    page.clock.run_for(1_000)
    return page, kept()


def test_what_is_typed_while_words_are_being_kept_is_kept_after_them(slowly):
    """A slow network: it goes on from what was kept, and is not taken for an older window's."""
    page, first = slowly
    answer = first.fetch()
    page.locator("#composer-text").fill("Wir räumen auf.")
    page.clock.run_for(1_000)
    page.clock.resume()
    first.fulfill(response=answer)
    expect(page.locator("#draft input")).to_have_value("2")
    assert Draft.objects.get().text == "Wir räumen auf."


def test_words_are_sent_after_the_last_of_them_was_kept(slowly, settings):
    """Whatever the server does first with what comes together: kept later, they would be there once more."""
    settings.RUHEPOL = replace(settings.RUHEPOL, undo_seconds=60)
    page, first = slowly
    done = []
    page.on("requestfinished", lambda request: done.append(request.url) if request.method == "POST" else None)
    page.locator("#composer-text").press("Control+Enter")
    expect(page.locator("#composer.htmx-request")).to_be_visible()
    first.continue_()
    expect(page.locator("#composer-text")).to_have_value("")
    assert "/draft/" in done[0]
    assert (Draft.objects.count(), PlannedReply.objects.count()) == (0, 1)
