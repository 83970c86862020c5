"""The door for webhooks: only what is signed comes in, once, and is never lost without a word."""

import json

import pytest
from django.db import OperationalError
from django.test import Client

from ruhepol.api import limits
from ruhepol.api.signals import body as bodies
from ruhepol.api.signals import hooks
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import Hook, Payload, Refusal, Signal
from ruhepol.healing.services.hooks import Way, set_hook
from ruhepol.healing.services.sources import change_source, connect_source
from tests.healing.signed import SECRET, as_github

pytestmark = pytest.mark.django_db
TOLD = json.dumps({"event": "disk full", "host": "mc-42"}).encode()
WAY = Way(style="github", form='name = "$.event"\nattributes = {"host.name" = "$.host"}')


@pytest.fixture
def source():
    """Connect a system that signs like GitHub."""
    made = connect_source(name="Wache", by=SYSTEM)[0]
    set_hook(source=made, way=WAY, secret=SECRET, by=SYSTEM)
    return made


@pytest.fixture
def send(source):
    """Return what posts to its address, signed."""

    def post(content=TOLD, headers=None, number=None):
        signed = as_github(content) if headers is None else headers
        address = f"/signals/hooks/{number or source.pk}/"
        return Client().post(address, content, content_type="application/json", headers=signed)

    return post


def test_what_is_signed_is_taken_once(send):
    """The same delivery again is answered like the first one, and nothing comes of it."""
    assert [send().status_code, send().status_code] == [200, 200]
    assert (Signal.objects.get().name, Signal.objects.get().count) == ("disk full", 1)


def test_what_is_not_signed_is_turned_away(send, source):
    """Its words are kept nowhere; that it came, and why it was turned away, is."""
    answer = send(headers={"X-Hub-Signature-256": "sha256=00"})
    assert (answer.status_code, Signal.objects.exists(), Payload.objects.exists()) == (401, False, False)
    assert "does not fit" in Hook.objects.get().turned_away_why
    assert not Refusal.objects.exists()
    change_source(source=source, name="Wache", mapping="", is_active=False, by=SYSTEM)
    strangers = [send(number=source.pk + 1), send(), answer]
    assert len({(one.status_code, one.content) for one in strangers}) == 1


def test_what_cannot_be_read_waits_where_it_is_seen(send):
    """Signed, but without what the form asks for, or no JSON at all."""
    for content in (b'{"other": 1}', b"nonsense", b"[" * 100_000):
        assert send(content).status_code == 400
    assert Refusal.objects.count() == 3
    assert not Signal.objects.exists()
    assert send().status_code == 200


def test_without_a_form_what_comes_is_kept_to_write_one(send, source):
    """The system is not told of an error meanwhile; the same delivery counts when the form is there."""
    set_hook(source=source, way=Way(style="github"), by=SYSTEM)
    assert send().status_code == 200
    assert Payload.objects.get().text == TOLD.decode()
    assert not Signal.objects.exists()
    set_hook(source=source, way=WAY, by=SYSTEM)
    assert send().status_code == 200
    assert Signal.objects.get().count == 1


def test_the_newest_payloads_stay(send, monkeypatch):
    """Twenty are enough to write a form by."""
    monkeypatch.setattr("ruhepol.healing.services.hooks.MOST_PAYLOADS", 2)
    for number in range(4):
        send(json.dumps({"event": f"e{number}"}).encode())
    assert [json.loads(one.text)["event"] for one in Payload.objects.all()] == ["e3", "e2"]


def test_what_is_too_much_is_sent_back(send, monkeypatch):
    """Too large and packed are said; who comes too often learns when to come back."""
    monkeypatch.setattr(bodies, "LARGEST_SIGNED", 100)
    assert send(b" " * 101).status_code == 413
    assert send(headers={**as_github(TOLD), "Content-Encoding": "gzip"}).status_code == 415
    monkeypatch.setattr(limits, "PER_MINUTE", 1)
    assert send().status_code == 200
    answer = send()
    assert (answer.status_code, int(answer["Retry-After"]) >= 1) == (429, True)


def test_a_busy_database_is_said_to_be_busy(send, monkeypatch):
    """Nothing was taken, so the same delivery counts when it comes again."""

    def away(**_facts):
        raise OperationalError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(hooks, "take_delivery", away)
        answer = send()
    assert (answer.status_code, answer["Retry-After"]) == (503, "2")
    assert send().status_code == 200
    assert Signal.objects.get().count == 1
