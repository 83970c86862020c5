"""Asking real databases for one value, and nothing more than that."""

import sqlite3

import pytest

from ruhepol.healing.doing.place import NotDoneError, Place
from ruhepol.healing.doing.queries import value_of
from tools import postgres

PATIENT = 60
SCHEMA = "create table invoices (number text, state text, total real)"
ROW = "insert into invoices values ('r-1', 'bounced', 12.5)"
ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"


@pytest.fixture
def books(tmp_path):
    """A database in a file, as a configured system."""
    path = tmp_path / "books.sqlite3"
    with sqlite3.connect(path) as line:
        line.execute(SCHEMA)
        line.execute(ROW)
    line.close()
    return Place("books", "sql", f"sqlite:///{path}")


def test_one_value(books):
    """The first column of the first row, found by a parameter."""
    query = "select state, total from invoices where number = $1 and total > $2"
    assert value_of(books, query, ["r-1", 5], limit=PATIENT) == "bounced"
    assert value_of(books, query, ["r-2", 5], limit=PATIENT) is None


@pytest.mark.parametrize("hostile", ["' or 1=1 --", "r-1'; drop table invoices; --", "$2", "\0"])
def test_a_parameter_is_never_part_of_the_query(books, hostile):
    """Whatever an asset is called, it is a value and stays one."""
    assert value_of(books, "select state from invoices where number = $1", [hostile], limit=PATIENT) is None


@pytest.mark.parametrize(
    "query",
    [
        "delete from invoices",
        "insert into invoices values ('x', 'x', 0)",
        "create table t (x)",
        "attach database '/tmp/other.sqlite3' as other",
        "pragma journal_mode = delete",
        "select load_extension('x')",
        "select 1; delete from invoices",
        "vacuum into '/tmp/copy.sqlite3'",
    ],
)
def test_a_query_only_reads(books, query):
    """No query writes, opens another file or loads code."""
    with pytest.raises(NotDoneError):
        value_of(books, query, [], limit=PATIENT)
    assert value_of(books, "select count(*) from invoices", [], limit=PATIENT) == 1


def test_an_endless_query_ends(books):
    """The limit ends a query that would go on for ever."""
    with pytest.raises(NotDoneError, match="no answer within") as caught:
        value_of(books, ENDLESS, [], limit=0.05)
    assert caught.value.retry


@pytest.mark.parametrize("query", ["select zeroblob(900000000)", "select hex(zeroblob(2000000))"])
def test_a_huge_value_is_refused(books, query):
    """No query fills our memory with one value."""
    with pytest.raises(NotDoneError):
        value_of(books, query, [], limit=PATIENT)


def test_a_file_that_is_not_there_is_not_made(tmp_path):
    """A wrong address is said so, and nothing appears."""
    place = Place("books", "sql", f"sqlite:///{tmp_path}/none.sqlite3")
    with pytest.raises(NotDoneError):
        value_of(place, "select 1", [], limit=PATIENT)
    assert list(tmp_path.iterdir()) == []


def test_other_addresses_are_no_databases():
    """Only the two kinds we know are asked."""
    with pytest.raises(NotDoneError, match="no database"):
        value_of(Place("books", "sql", "mysql://db/books"), "select 1", [], limit=PATIENT)


@pytest.mark.postgres
def test_a_real_postgresql():
    """The same holds with PostgreSQL: parameters, reading only, an end to the time."""
    with postgres.cluster() as server:
        place = Place("books", "sql", server.url)
        assert value_of(place, "select $1::text || $2::int", ["a", 5], limit=PATIENT) == "a5"
        assert value_of(place, "select 1 where $1 = 'b'", ["' or 1=1 --"], limit=PATIENT) is None
        assert value_of(place, "select generate_series(1, 100000000)", [], limit=PATIENT) == 1
        assert value_of(place, "select 1.50::numeric", [], limit=PATIENT) == "1.50"
        for writes in ("create table t (x int)", "select 1; select 2", "set transaction read write"):
            with pytest.raises(NotDoneError):
                value_of(place, writes, [], limit=PATIENT)
        with pytest.raises(NotDoneError, match="no answer within"):
            value_of(place, "select pg_sleep(600)", [], limit=0.1)
    with pytest.raises(NotDoneError) as caught:
        value_of(place, "select 1", [], limit=PATIENT)
    assert caught.value.retry
