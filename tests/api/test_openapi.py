"""What version 1 promises to programs."""

import json
from pathlib import Path

from django.test import Client

from ruhepol.api.v1.app import api

SNAPSHOT = Path(__file__).with_name("openapi.json")


def current():
    """Return the description as it is generated today."""
    return json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), default=str))


def test_the_description_is_the_one_agreed_on():
    """A change of the API is a decision: `python -m tests.api.snapshot` writes the new description."""
    assert current() == json.loads(SNAPSHOT.read_text())


def test_the_description_is_served_and_is_openapi_3_1():
    """A generator of clients finds it without a token; it says nothing about anybody."""
    served = Client().get("/api/v1/openapi.json").json()
    assert served["openapi"].startswith("3.1")
    assert set(served["paths"]) == set(current()["paths"])


def test_every_operation_is_named_and_described():
    """Whoever reads the description needs no other page."""
    for path, verbs in current()["paths"].items():
        for verb, operation in verbs.items():
            assert operation["summary"], (path, verb)
            assert operation["description"], (path, verb)
            assert operation["security"], (path, verb)
