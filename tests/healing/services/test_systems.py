"""Setting up systems: what may be an address, and where a secret goes."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.doing.systems import place_of
from ruhepol.healing.exceptions import AddressError, SecretNeededError
from ruhepol.healing.services.systems import Setup, save_system

HTTP = "https://api.example.org/v1"
pytestmark = pytest.mark.django_db


def saved(*, secret=None, name="hosting", kind="http", address=HTTP, **others):
    """Keep a system as an administrator would."""
    return save_system(name=name, setup=Setup(kind=kind, address=address, **others), secret=secret, by=SYSTEM)


def test_a_system_is_kept_with_its_secret_sealed():
    """The secret is readable by us alone, and stays when it is not entered again."""
    first = saved(secret="hush-hush-7")
    assert "hush" not in first.sealed
    again = saved(address="https://api.example.org/v2", is_active=False)
    assert (again.pk, again.is_active, place_of(again).secret) == (first.pk, False, "hush-hush-7")
    assert "hush" not in repr(place_of(again))
    assert place_of(saved(secret="")).secret == ""


@pytest.mark.parametrize(
    "address", ["https://evil.example/v1", "http://api.example.org/v1", "https://api.example.org:444/v1"]
)
def test_a_secret_does_not_follow_to_another_address(address):
    """Who changes where a system is must know its secret: else it could be sent to anybody."""
    first = saved(secret="hush-hush-7")
    with pytest.raises(SecretNeededError):
        saved(address=address)
    first.refresh_from_db()
    assert first.address == HTTP
    assert place_of(saved(address=address, secret="another-1")).secret == "another-1"


@pytest.mark.parametrize(
    ("kind", "address", "why"),
    [
        ("http", "", "http"),
        ("http", "api.example.org", "http"),
        ("http", "ftp://api.example.org", "http"),
        ("http", "https://api.example.org/?a=b", "http"),
        ("http", "https://api.example.org/{asset.name}", "http"),
        ("http", "https://[", "http"),
        ("http", "https://kim@api.example.org", "secret"),
        ("sql", "postgresql://kim:hush@db/shop", "secret"),
        ("sql", "mysql://db/shop", "sql"),
        ("sql", "sqlite:///relative.db", "sql"),
        ("commands", "/usr/bin", "none"),
        ("ansible", "https://api.example.org", "none"),
    ],
)
def test_what_is_no_address(kind, address, why):
    """A wrong address is refused before anything is kept."""
    with pytest.raises(AddressError) as caught:
        saved(kind=kind, address=address)
    assert caught.value.why == why


def test_our_own_database_is_not_asked(settings):
    """No check reads what customers wrote or how people sign in."""
    with pytest.raises(AddressError):
        saved(kind="sql", address=f"sqlite:///{settings.RUHEPOL.data_dir}/ruhepol.sqlite3")


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"way": "header", "user": ""}, "header"),
        ({"way": "header", "user": "x y"}, "header"),
        ({"way": "header", "user": "Host"}, "header"),
        ({"way": "basic"}, "user"),
        ({"secret": "a\nb"}, "letters"),
        ({"secret": "ä"}, "letters"),
    ],
)
def test_what_cannot_be_shown(facts, why):
    """A sign-in that no back end could read is refused."""
    with pytest.raises(AddressError) as caught:
        saved(**facts)
    assert caught.value.why == why


KINDS = [
    ("sql", "postgresql://kim@db:5432/shop"),
    ("sql", "sqlite:////srv/books.sqlite3"),
    ("commands", ""),
    ("http", "http://10.0.0.5:8080"),
]


@pytest.mark.parametrize(("kind", "address"), KINDS)
def test_other_kinds(kind, address):
    """Databases by their address, commands and playbooks without one, back ends in our own network."""
    assert saved(kind=kind, address=f" {address} ").address == address
