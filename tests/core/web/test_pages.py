"""What every answer of the site carries, and what the health addresses tell."""

import re

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from ruhepol.people.models import Agent

pytestmark = pytest.mark.django_db


def test_every_answer_is_fenced_in(client: Client):
    """Browsers are told to run only our own files, to sniff nothing and to frame nothing."""
    answer = client.get("/health/live")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_every_answer_names_its_request(client: Client):
    """A sound id is taken over, anything else is replaced, so that logs cannot be forged."""
    assert client.get("/health/live", headers={"X-Request-ID": "abc-12345"})["X-Request-ID"] == "abc-12345"
    made = client.get("/health/live", headers={"X-Request-ID": "two\nlines of text"})["X-Request-ID"]
    assert re.fullmatch(r"[0-9a-f]{16}", made)


def test_ready_when_the_database_is(client: Client):
    """A migrated database that answers makes the process ready."""
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.content) == (200, b"ready\n")


def test_not_ready_while_migrations_wait(client: Client):
    """A process that runs ahead of its tables says how many migrations are missing."""
    MigrationRecorder(connection).record_unapplied("tickets", "0001_tables")
    answer = client.get("/health/ready")
    assert answer.status_code == 503
    assert b"migrations are waiting" in answer.content


def test_nobody_can_sign_up(client: Client):
    """Agents are made by admins: whatever the sign-up form is sent, no account appears."""
    client.post("/account/signup/", {"email": "eve@example.org", "password1": "correct horse 9"})
    assert not Agent.objects.filter(email="eve@example.org").exists()
