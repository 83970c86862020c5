"""Statements made once go the short way where it leads to the same, and Django's where it does not."""

import pytest
from django.db import IntegrityError, OperationalError, ProgrammingError, connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from ruhepol.core.db.statement import execute

pytestmark = pytest.mark.django_db(transaction=True)

ONE = "SELECT 1 + %s"


@pytest.fixture
def short(monkeypatch):
    """Return the statements that went the short way."""
    wrapper, gone = connections["default"], []
    wrapper.ensure_connection()
    run = wrapper.run

    def noted(sql, params):
        gone.append(sql)
        return run(sql, params)

    monkeypatch.setattr(wrapper, "run", noted)
    return gone


@pytest.mark.parametrize("inside", [True, False])
def test_a_question_goes_the_short_way(short, inside):
    """Inside a transaction and outside, over a connection that is open."""
    connection.health_check_done = True
    if inside:
        with transaction.atomic():
            assert execute(ONE, [1]).fetchone() == (2,)
    else:
        assert execute(ONE, [1]).fetchone() == (2,)
    assert short == [ONE]


def test_a_connection_that_is_gone_is_opened_anew(short):
    """A pool hands out one for each request; the first question goes the short way, too."""
    connection.close()
    assert execute(ONE, [2]).fetchone() == (3,)
    assert short == [ONE]


def test_a_single_write_goes_the_short_way_where_it_needs_no_turn(short):
    """PostgreSQL takes writes side by side; on SQLite one waits until no other is going on."""
    nothing = "DELETE FROM core_job WHERE id = %s"
    connection.health_check_done = True
    assert execute(nothing, [0]).rowcount == 0
    assert short == ([nothing] if connection.vendor == "postgresql" else [])


def test_a_connection_that_has_to_be_looked_after_first_is(short):
    """Where Django would ask the server whether it still listens, it does."""
    connection.health_check_enabled, connection.health_check_done = True, False
    try:
        assert execute(ONE, [3]).fetchone() == (4,)
        assert short == []
    finally:
        connection.health_check_enabled = connection.settings_dict["CONN_HEALTH_CHECKS"]


def test_who_counts_queries_hears_of_it(short):
    """Tests and tools that listen miss nothing."""
    with CaptureQueriesContext(connection) as heard:
        execute(ONE, [4])
    assert (len(heard), short) == (1, [])


def test_the_server_parses_and_plans_a_statement_of_ours_once():
    """PostgreSQL keeps it ready under a name, but no question of Django's; SQLite's driver keeps its own."""
    ours, djangos = "SELECT %s + 41", "SELECT 1 + 42"
    with transaction.atomic():
        for number in (1, 2):
            assert execute(ours, [number]).fetchone() == (number + 41,)
        with connection.cursor() as cursor:
            cursor.execute(djangos)
    kept = kept_by_the_server()
    assert kept.count("SELECT $1 + 41") == (1 if connection.vendor == "postgresql" else 0)
    assert djangos not in kept


def test_answers_are_read_as_a_cursor_is():
    """All rows, the first or none, and how many a change was about; percent signs stay what they are."""
    with transaction.atomic():
        assert execute("SELECT %s, 'a%%' WHERE 'ab' LIKE 'a%%'", [7]).fetchall() == [(7, "a%")]
        assert execute("SELECT id FROM core_job WHERE id = %s", [0]).fetchall() == []
        assert execute("SELECT id FROM core_job WHERE id = %s", [0]).fetchone() is None
        assert execute("DELETE FROM core_job WHERE id = %s", [0]).rowcount == 0


def test_a_transaction_that_failed_is_undone_and_the_next_one_works():
    """What stood before the mistake is gone; statements that were kept are asked again as before."""
    name = "test.statement"
    add = "INSERT INTO core_tick (task, due_at) VALUES (%s, CURRENT_TIMESTAMP)"
    count = "SELECT COUNT(*) FROM core_tick WHERE task = %s"
    with pytest.raises(IntegrityError), transaction.atomic():
        execute(f"{add}, (%s, CURRENT_TIMESTAMP)", [name, name])
    assert execute(count, [name]).fetchone() == (0,)
    with transaction.atomic():
        execute(add, [name])
    assert execute(count, [name]).fetchone() == (1,)


def kept_by_the_server() -> list[str]:
    """Return the statements that this connection's server has ready."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        return [statement for (statement,) in cursor.fetchall()]


def test_a_mistake_is_told_in_django_s_words():
    """Whoever catches Django's errors catches these."""
    connection.ensure_connection()
    with pytest.raises((OperationalError, ProgrammingError)):
        execute("SELECT nothing FROM nowhere", [])
