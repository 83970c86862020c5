"""A client that speaks JSON with a token."""

import json

import pytest
from django.test import Client

from ruhepol.core.actors import SYSTEM
from ruhepol.people.services.api_tokens import issue_token
from tests.world import make_world


class Caller:
    """A program that acts as an agent."""

    def __init__(self, agent, scope="write"):
        """Make a token of its own."""
        self.token, self.text = issue_token(agent=agent, name="Test", scope=scope, by=SYSTEM)

    def __call__(self, method, path, body=None, **headers):
        """Send a request and return the response; `headers` with underscores for dashes."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        path = path if path.startswith("/api") else f"/api/v1{path}"
        return Client().generic(
            method.upper(),
            path,
            json.dumps(body) if body is not None else "",
            content_type="application/json",
            headers={"Authorization": f"Bearer {self.text}", **named},
        )


@pytest.fixture
def world(db):  # noqa: ARG001  everybody is a row
    """Return everybody."""
    return make_world()


@pytest.fixture
def ada(world):
    """Return a program that acts as Ada."""
    return Caller(world.ada)
