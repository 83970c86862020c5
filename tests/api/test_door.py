"""Who is let in, how often, and how refusals are told."""

import json

import pytest
from django.test import Client

from ruhepol.api import limits
from ruhepol.people.services.api_tokens import revoke_token
from tests.api.conftest import Caller
from tests.factories.tickets import make_ticket


@pytest.mark.django_db
def test_without_a_token_nothing_is_told():
    """A missing, wrong or foreign token answers alike, with what to do."""
    for headers in ({}, {"Authorization": "Bearer nonsense"}, {"Authorization": "Basic YTpi"}):
        response = Client().get("/api/v1/tickets", headers=headers)
        assert response.status_code == 401
        assert response["Content-Type"] == "application/problem+json"
        assert "ruhepol token" in response.json()["detail"]


def test_a_session_of_the_workspace_opens_nothing(world):
    """A signed-in browser cannot be made to call the API for somebody else."""
    client = Client()
    client.force_login(world.root)
    assert client.get("/api/v1/tickets").status_code == 401


def test_a_revoked_token_and_one_of_a_former_agent_are_dead(world):
    """Both end at once."""
    caller, other = Caller(world.ada), Caller(world.ben)
    revoke_token(token=caller.token, by=world.root.actor)
    world.ben.is_active = False
    world.ben.save()
    assert (caller("get", "/tickets").status_code, other("get", "/tickets").status_code) == (401, 401)


def test_a_reading_token_writes_nothing(world):
    """The scope is enforced at the door, whatever the path."""
    reader = Caller(world.ada, scope="read")
    assert reader("get", "/tickets").status_code == 200
    assert reader("post", "/customers", {"email": "neu@kunde.example"}).status_code == 403
    assert reader("patch", "/tickets/1", {}).status_code == 403


def test_too_many_calls_are_told_when_to_go_on(world, monkeypatch):
    """A program in a loop is slowed down, and only that program."""
    monkeypatch.setattr(limits, "PER_MINUTE", 3)
    caller, other = Caller(world.ada), Caller(world.ben)
    answers = [caller("get", "/tickets") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert int(answers[-1]["Retry-After"]) > 0
    assert other("get", "/tickets").status_code == 200


def test_the_bucket_refills_steadily():
    """After a second there are as many tries as a second is worth."""
    assert [limits.take("a digest", now=0.0) for _ in range(limits.PER_MINUTE)] == [0] * limits.PER_MINUTE
    assert limits.take("a digest", now=0.0) == pytest.approx(60 / limits.PER_MINUTE)
    assert limits.take("a digest", now=1.0) == 0


def test_faulty_fields_are_named(ada):
    """A caller learns which field is wrong, and never sees an error page."""
    response = ada("post", "/tickets", {"customer": {"email": "nobody"}, "subject": ""})
    assert response.status_code == 422
    assert {error["field"] for error in response.json()["errors"]} == {"customer.email", "subject", "text"}


@pytest.mark.parametrize("body", ["{", "[]", "null", '"x"', "\xff"])
def test_what_is_no_object_is_refused_in_words(ada, body):
    """Broken JSON is the caller's mistake, not ours."""
    response = Client().generic(
        "POST", "/api/v1/tickets", body, content_type="application/json",
        headers={"Authorization": f"Bearer {ada.text}"},
    )  # fmt: skip
    assert response.status_code in {400, 422}
    assert json.loads(response.content)["detail"]


def test_a_partner_sees_only_the_own_teams_things(world):
    """Absent and forbidden answer alike, for tickets, messages and customers."""
    ticket = make_ticket(contact=world.kim, team=world.tech)
    pia = Caller(world.pia)
    assert pia("get", "/tickets").json()["items"] == []
    assert pia("get", "/customers").json()["items"] == []
    for path in (
        f"/tickets/{ticket.pk}",
        f"/tickets/{ticket.pk}/messages",
        f"/customers/{ticket.customer_id}",
    ):
        assert pia("get", path).status_code == 404
    assert pia("get", f"/tickets/{ticket.pk}").content == pia("get", "/tickets/999999").content
