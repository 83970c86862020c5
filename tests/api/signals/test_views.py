"""The doors for signals: who may send, what is refused and how, and nothing that is too large."""

import gzip
import json

import pytest
from django.db import OperationalError
from django.test import Client

from ruhepol.api import limits
from ruhepol.api.signals import body, views
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.models import Refusal, Signal
from ruhepol.healing.services.sources import change_source, connect_source

pytestmark = pytest.mark.django_db
PLAIN, LOGS, SPANS = "/signals/", "/signals/otlp/v1/logs", "/signals/otlp/v1/traces"
TOLD = json.dumps({"signals": [{"name": "backup", "severity": "error"}]}).encode()
PACKED = gzip.compress(TOLD, mtime=0)  # the same bytes whenever the file is read
PROTOBUF = "application/x-protobuf"


@pytest.fixture
def source():
    """Connect a source and hand out its key."""
    return connect_source(name="Wache", by=SYSTEM)


@pytest.fixture
def send(source):
    """Return what posts as this source."""

    def post(address=PLAIN, content=TOLD, form="application/json", **headers):
        headers.setdefault("Authorization", f"Bearer {source[1]}")
        return Client().post(address, content, content_type=form, headers=headers)

    return post


def test_what_is_told_is_kept_once(send):
    """With a key, the same batch again is answered like the first one."""
    key = {"Idempotency-Key": "batch-1"}
    assert [send(**key).status_code for _ in range(2)] == [200, 200]
    assert Signal.objects.get().count == 1


def test_packed_bodies_are_unpacked(send):
    """Exporters pack what they send."""
    assert send(content=PACKED, **{"Content-Encoding": "gzip"}).status_code == 200
    assert Signal.objects.get().name == "backup"


@pytest.mark.parametrize("key", ["", "Bearer", "Bearer nonsense", "Basic a2V5"])
def test_without_a_key_nobody_is_heard(send, key):
    """And nothing of it is kept."""
    answer = send(Authorization=key)
    assert (answer.status_code, answer.json()["code"]) == (401, 16)
    assert not Signal.objects.exists()
    assert not Refusal.objects.exists()


def test_a_source_that_is_off_is_not_heard(send, source):
    """Like one that does not exist."""
    off = source[0]
    change_source(source=off, name=off.name, mapping=off.mapping, is_active=False, by=SYSTEM)
    assert send().status_code == 401


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        (b"nonsense", {}, 400),
        (b"no gzip", {"Content-Encoding": "gzip"}, 400),
        (PACKED[:-4], {"Content-Encoding": "gzip"}, 400),
        (TOLD, {"Content-Encoding": "br"}, 415),
    ],
    ids=["nonsense", "not packed", "cut off", "packed otherwise"],
)
def test_what_cannot_be_read_waits_where_it_is_seen(send, content, headers, status):
    """The sender learns why, and so does whoever set it up."""
    answer = send(content=content, **headers)
    assert answer.status_code == status
    assert Refusal.objects.get().reason == answer.json()["message"]
    assert not Signal.objects.exists()


def test_a_bomb_is_not_unpacked(send, monkeypatch):
    """Neither what is large nor what becomes large is taken."""
    monkeypatch.setattr(body, "LARGEST", 10_000)
    packed = gzip.compress(b" " * 1_000_000)
    assert len(packed) < 10_000
    assert send(content=packed, **{"Content-Encoding": "gzip"}).status_code == 413
    assert send(content=b" " * 20_000).status_code == 413


@pytest.mark.parametrize("address", [LOGS, SPANS])
def test_opentelemetry_is_answered_in_its_own_form(send, address):
    """An empty request is fine; a broken one gets google.rpc.Status with INVALID_ARGUMENT."""
    fine = send(address, b"", PROTOBUF)
    assert (fine.status_code, fine.content, fine["Content-Type"]) == (200, b"", PROTOBUF)
    wrong = send(address, b"\xff\xff", PROTOBUF)
    assert (wrong.status_code, wrong.content[:3]) == (400, b"\x08\x03\x12")
    assert b"not an OTLP" in wrong.content
    assert send(address, b"{}").json() == {}


def test_who_sends_too_often_is_told_when_to_come_back(send, monkeypatch):
    """Nothing is lost: exporters keep the batch and wait."""
    monkeypatch.setattr(limits, "PER_MINUTE", 1)
    assert send().status_code == 200
    answer = send()
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) >= 1
    assert send(LOGS, b"", PROTOBUF).content[:2] == b"\x08\x08"


def test_a_busy_database_is_said_to_be_busy(send, monkeypatch):
    """503 with Retry-After is what exporters try again after; 500 is lost with many."""

    def away(**_facts):
        raise OperationalError("database is locked")

    monkeypatch.setattr(views, "take", away)
    answer = send()
    assert (answer.status_code, answer["Retry-After"]) == (503, "2")
