"""Hearing of what others commit."""

import contextlib
from collections.abc import Callable, Iterator
from threading import Event

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from ruhepol.core import crypto
from ruhepol.core.db import wake
from tests.core.jobs.tasks import leave_mark
from tests.processes import PATIENCE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def heard() -> Iterator[Event]:
    """Watch a channel; the event is set by every piece of news after the first look."""
    news = Event()
    watcher = wake.watch("tests", news.set)
    assert news.wait(PATIENCE)
    news.clear()
    yield news
    watcher.stop()


def announce() -> None:
    """Commit a change that the channel is to hear of."""
    with transaction.atomic():
        leave_mark(crypto.new_token())
        wake.announce("tests")


def test_a_commit_is_heard(heard: Event) -> None:
    """What another connection commits wakes the watcher."""
    announce()
    assert heard.wait(PATIENCE)


def test_a_lost_connection_is_made_again(heard: Event, cut: Callable[[], None]) -> None:
    """After the server dropped it the watcher reconnects, looks, and hears again."""
    cut()
    assert heard.wait(PATIENCE)
    heard.clear()
    announce()
    assert heard.wait(PATIENCE)


def test_one_commit_is_told_once() -> None:
    """What a transaction announces is one statement, each word once in it, and none of what is undone."""
    with CaptureQueriesContext(connection) as asked, transaction.atomic():
        with contextlib.suppress(ValueError), transaction.atomic():
            wake.announce("undone")
            raise ValueError
        for word in ("first", "first", "second"):
            wake.announce("tests", word)
    said = [query["sql"] for query in asked if "pg_notify" in query["sql"]]
    words = "SELECT pg_notify('ruhepol_tests', 'first'), pg_notify('ruhepol_tests', 'second')"
    assert said == ([words] if connection.vendor == "postgresql" else [])


def test_outside_of_a_transaction_it_is_said_at_once() -> None:
    """There is no commit to wait for."""
    with CaptureQueriesContext(connection) as asked:
        wake.announce("tests", "now")
    assert len(asked) == (1 if connection.vendor == "postgresql" else 0)


@pytest.fixture
def cut() -> Callable[[], None]:
    """Return the function that ends the watcher's connection; SQLite has none, there it only commits."""
    return drop_listeners if connection.vendor == "postgresql" else announce


def drop_listeners() -> None:
    """Let the server end every connection that listens to the channel."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND query LIKE 'LISTEN%ruhepol_tests%'"
        )
        assert cursor.fetchall()
