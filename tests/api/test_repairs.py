"""Known problems and repairs over the API."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import Run
from ruhepol.healing.services.runs import propose
from ruhepol.people.models import Asset
from tests.api.conftest import Caller
from tests.factories.tickets import make_ticket
from tests.healing.facts import make_remedy

ABOUT = {"kind": "server", "external_id": "s-42"}


@pytest.fixture
def remedy(world):
    """A full disk on Kim's server, repaired after an agent's approval."""
    make_ticket(contact=world.kim, team=world.tech)
    Asset.objects.create(name="mc-42", **ABOUT).customers.add(world.kim.customer)
    return make_remedy(mode="approval")


def test_known_problems(ada, world, remedy):
    """Our own people's programs read what is known and who starts its repair; a partner's read nothing."""
    [problem] = ada("get", "/known-problems").json()
    assert (problem["id"], problem["title_de"], problem["mode"]) == (
        remedy.problem_id,
        "Platte voll",
        "approval",
    )
    assert Caller(world.pia)("get", "/known-problems").json() == []


@pytest.fixture
def waiting(remedy):
    """A repair that waits for an agent's word."""
    return propose(problem=remedy.problem, asset=Asset.objects.get(**ABOUT), by=SYSTEM)


def test_an_agents_program_begins_a_repair(ada, remedy):
    """It is begun with the agent's word, is read with its steps, and is alone on its asset."""
    body = {"problem": remedy.problem_id, "asset": ABOUT}
    made = ada("post", "/repairs", body)
    assert (made.status_code, made.json()["state"], made.json()["asset"]) == (201, "approved", ABOUT)
    number = made.json()["id"]
    assert "disk" in {step["name"] for step in ada("get", f"/repairs/{number}").json()["steps"]}
    held = ada("post", "/repairs", body)
    assert (held.status_code, "asset" in held.text) == (409, True)


def test_repairs_are_listed_and_decided(ada, waiting):
    """What waits is found and approved, once."""
    address = f"/repairs/{waiting.pk}/decision"
    assert [run["id"] for run in ada("get", "/repairs?state=proposed").json()] == [waiting.pk]
    assert ada("get", f"/repairs?before={waiting.pk}").json() == []
    assert ada("post", address, {"do": "approve"}).json()["state"] == "approved"
    assert ada("get", "/repairs?state=proposed").json() == []
    assert ada("post", address, {"do": "approve"}).status_code == 409


def test_a_refusal(ada, waiting):
    """A refused repair has stopped before it began."""
    refused = ada("post", f"/repairs/{waiting.pk}/decision", {"do": "refuse", "why": "no"}).json()
    assert (refused["state"], refused["began_at"]) == ("stopped", None)


def test_nobody_repairs_what_they_may_not_see(world, remedy, waiting):
    """A partner's program gets the same answer for what is hidden and what is not there."""
    pia = Caller(world.pia)
    answers = [
        pia("post", "/repairs", {"problem": remedy.problem_id, "asset": ABOUT}),
        pia("get", f"/repairs/{waiting.pk}"),
        pia("get", "/repairs/999"),
        pia("post", f"/repairs/{waiting.pk}/decision", {"do": "approve"}),
    ]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert pia("get", "/repairs").json() == []
    assert Run.objects.get().state == "proposed"
