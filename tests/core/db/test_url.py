"""Reading the address of the database."""

from pathlib import Path

import pytest

from ruhepol.core.db.settings import databases
from ruhepol.core.db.url import BadDatabaseUrl, parse


def test_every_part_is_read() -> None:
    """User, password, host, port, name and options, with escapes undone."""
    url = parse("postgres://ada:p%40ss@db.example:6432/help%20desk?sslmode=require")
    assert (url.scheme, url.user, url.password) == ("postgresql", "ada", "p@ss")
    assert (url.host, url.port, url.name) == ("db.example", 6432, "help desk")
    assert url.options == {"sslmode": "require"}


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://ada:secret@db/x", "unknown database 'mysql'"),
        ("postgresql://ada:secret@db/", "name is missing"),
        ("postgresql://ada:secret@db:port/x", "port is not a number"),
        ("ada:secret", "unknown database"),
        ("", "unknown database"),
    ],
)
def test_nonsense_is_explained_without_the_password(url: str, said: str) -> None:
    """The error says what is wrong and what is expected, and keeps the password to itself."""
    with pytest.raises(BadDatabaseUrl, match=said) as error:
        parse(url)
    assert "secret" not in str(error.value)
    assert "postgresql://user:password@host" in str(error.value)


def test_a_password_is_not_shown() -> None:
    """The parts may be logged."""
    assert "secret" not in repr(parse("postgresql://ada:secret@db/x"))


def test_without_an_address_the_data_folder_holds_the_database(tmp_path: Path) -> None:
    """The embedded database is one file in the data folder, written safely."""
    default = databases("", tmp_path)["default"]
    assert default["NAME"] == tmp_path / "ruhepol.sqlite3"
    assert default["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in default["OPTIONS"]["init_command"]


def test_a_sqlite_address_names_its_file(tmp_path: Path) -> None:
    """An absolute path may be given instead."""
    assert databases("sqlite:///srv/x.sqlite3", tmp_path)["default"]["NAME"] == Path("/srv/x.sqlite3")


def test_postgresql_gets_a_pool_and_its_options(tmp_path: Path) -> None:
    """Options of the address reach the driver beside the pool."""
    default = databases("postgresql://ada@db/x?sslmode=require", tmp_path)["default"]
    assert default["OPTIONS"]["sslmode"] == "require"
    assert default["OPTIONS"]["pool"]["max_size"] >= 16
