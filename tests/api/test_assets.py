"""What customers have, told over the API."""

import pytest

from ruhepol.people.models import Asset
from tests.api.conftest import Caller

SERVER = {
    "kind": "server",
    "external_id": "s-42",
    "name": "mc-42",
    "state": "stopped",
    "attributes": {"plan": "business", "cores": 4},
    "customers": ["Kim@kunde.example"],
}


@pytest.fixture
def root(world):
    """Return an administrator's program."""
    return Caller(world.root)


def test_a_thing_is_told_of_again_and_again(root, ada):
    """It is one, as it was told last; whose it is stays if nothing is said of that."""
    first = root("put", "/assets", SERVER).json()
    assert {name: first[name] for name in SERVER if name != "customers"} == {
        name: value for name, value in SERVER.items() if name != "customers"
    }
    later = {name: value for name, value in SERVER.items() if name != "customers"} | {"state": "running"}
    told = root("put", "/assets", later).json()
    assert (told["id"], told["state"], told["customers"]) == (first["id"], "running", first["customers"])
    assert ada("get", "/assets?kind=server&external_id=s-42").json()["items"] == [told]
    assert root("put", "/assets", {**later, "customers": []}).json()["customers"] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "spaceship"},
        {"name": ""},
        {"external_id": "a\0b"},
        {"state": "x" * 41},
        {"customers": ["nobody"]},
        {"attributes": {f"key-{number}": 1 for number in range(65)}},
        {"attributes": {"nested": {"a": 1}}},
        {"attributes": {"long": "x" * 501}},
    ],
)
def test_what_no_row_bears_is_refused(root, wrong):
    """With the field's name, before anything is kept."""
    answer = root("put", "/assets", {**SERVER, **wrong})
    assert (answer.status_code, next(iter(wrong)) in answer.text) == (422, True)
    assert not Asset.objects.exists()


def test_partners_read_what_their_customers_have(root, world):
    """Nothing else, and only administrators' programs tell of things."""
    root("put", "/assets", SERVER)
    assert Caller(world.pia)("get", "/assets").json()["items"] == []
    assert Caller(world.ben)("put", "/assets", SERVER).status_code == 403
