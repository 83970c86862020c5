"""The same key twice is one thing made, also at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from ruhepol.people.models import KeptAnswer
from ruhepol.tickets.models import Message, Ticket
from tests.api.conftest import Caller
from tests.factories.tickets import make_ticket
from tests.world import make_world

NEW = {"customer": {"email": "neu@kunde.example"}, "subject": "Hilfe", "text": "Bitte."}


def test_the_same_request_gets_the_same_answer(ada):
    """A retry after a lost connection makes nothing and is told what was made."""
    first = ada("post", "/tickets", NEW, Idempotency_Key="k1")
    again = ada("post", "/tickets", NEW, Idempotency_Key="k1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert Ticket.objects.count() == 1


def test_without_a_key_or_with_another_a_second_one_is_made(ada):
    """Only the key says that two requests are one."""
    for headers in ({}, {}, {"Idempotency_Key": "k1"}, {"Idempotency_Key": "k2"}):
        ada("post", "/tickets", NEW, **headers)
    assert Ticket.objects.count() == 4


def test_a_key_belongs_to_one_request_of_one_token(ada, world):
    """Another body or path under the same key is a mistake; another program's key is its own."""
    ticket = make_ticket(contact=world.kim)
    path = f"/tickets/{ticket.pk}/messages"
    assert ada("post", path, {"text": "Eins"}, Idempotency_Key="k").status_code == 201
    other_body = ada("post", path, {"text": "Zwei"}, Idempotency_Key="k")
    other_path = ada("post", "/tickets", NEW, Idempotency_Key="k")
    assert (other_body.status_code, other_path.status_code) == (422, 422)
    assert "new key" in other_body.json()["detail"]
    assert Caller(world.ben)("post", path, {"text": "Zwei"}, Idempotency_Key="k").status_code == 201
    assert Message.objects.filter(ticket=ticket, kind="reply").count() == 2


def test_a_refused_request_frees_its_key(ada):
    """What failed was not done, so the corrected request may use the key."""
    refused = ada("post", "/tickets", {**NEW, "topic": "none"}, Idempotency_Key="k")
    assert (refused.status_code, KeptAnswer.objects.count()) == (422, 0)
    assert ada("post", "/tickets", NEW, Idempotency_Key="k").status_code == 201


@pytest.mark.parametrize("path", ["/tickets", "/customers", "/articles"])
def test_every_create_takes_a_key_of_bounded_length(ada, path):
    """An endless key is refused before anything happens."""
    bodies = {
        "/tickets": NEW,
        "/customers": {"email": "a@b.example"},
        "/articles": {"key": "a", "category": "c", "language": "de", "text": {"title": "t", "body": "b"}},
    }
    assert ada("post", path, bodies[path], Idempotency_Key="k" * 201).status_code == 422


@pytest.mark.django_db(transaction=True)
def test_eight_at_the_same_moment_make_one():
    """Two requests racing each other end in one ticket and one answer."""
    caller = Caller(make_world().ada)

    def send(_number):
        try:
            return caller("post", "/tickets", NEW, Idempotency_Key="race")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(send, range(8)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert Ticket.objects.count() == 1
