"""Every kit in the whole house: the fault, the cause beside the words, one click, the proof, the count."""

import pytest
from playwright.sync_api import expect

from tests.chromium import visiting
from tests.journeys.people import enter_portal
from tests.journeys.post import Post
from tests.journeys.walks import (
    CONFIRMED,
    FOUND,
    KIM,
    WALKS,
    WENT_BY_ITSELF,
    break_down,
    click,
    let_go,
    put_right,
    write,
)
from tests.processes import eventually


@pytest.fixture(scope="module")
def kim(chromium, house):
    """Let Kim in once, with one mailed code; return what the browser keeps of it."""
    with visiting(chromium, house.address) as visit:
        post = Post(house.intake_port, house.data / "sink")
        yield enter_portal(visit("/de/sign-in/"), post, KIM).context.storage_state()


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk.kit)
def test_from_the_fault_to_the_proof(walk, house, visit, kim):
    """Kim types, reads the cause, clicks once: proved and counted. The next time nobody has to type."""
    systems = visit(f"{house.systems}/de/", language="de")
    put_right(systems, "de")
    break_down(systems, walk, "de")
    eventually(lambda: house.ask(FOUND, walk.problem), f"{walk.problem} is found")
    tickets = house.ask("SELECT count(*) FROM tickets_ticket")
    page = visit("/de/request/", language="de", storage_state=kim)
    write(page, walk, "de")
    click(page, walk, "de")
    eventually(lambda: house.ask(CONFIRMED, walk.problem), "it is counted")
    eventually(lambda: not house.ask(FOUND, walk.problem), "its signs have passed")
    let_go(house, walk)
    break_down(systems, walk, "de")
    eventually(lambda: house.ask(WENT_BY_ITSELF, walk.problem), "it is repaired by itself")
    page.goto("/de/request/")
    expect(page.locator("#request textarea")).to_have_value("")
    expect(page.locator(".found", has_text=walk.number)).to_have_count(0)
    assert house.ask("SELECT count(*) FROM tickets_ticket") == tickets
