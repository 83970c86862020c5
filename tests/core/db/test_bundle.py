"""Work that shares a transaction without savepoints."""

import contextlib

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from ruhepol.core import clock
from ruhepol.core.db.bundle import bundle, news_of, once_until_news, redone_if_lost, tell_news
from ruhepol.core.db.prepared import Prepared
from ruhepol.core.db.rows import insert
from ruhepol.core.models import StoredFile
from tests.core.jobs.tasks import leave_mark

pytestmark = pytest.mark.django_db(transaction=True)


@bundle()
def leave_marks(*names: str) -> None:
    """Leave marks in one bundle; one without a name fails, and nobody is told."""
    for name in names:
        with contextlib.suppress(ValueError), transaction.atomic():
            if not name:
                raise ValueError
            insert(StoredFile(digest=name, size=0, created_at=clock.now()))


def test_blocks_inside_cost_no_statement() -> None:
    """Atomic blocks within the bundle set no savepoints; those after it do again."""
    with CaptureQueriesContext(connection) as asked:
        with bundle(), transaction.atomic(), transaction.atomic():
            leave_mark("one")
        with transaction.atomic(), transaction.atomic():
            leave_mark("two")
    words = [query["sql"].split()[0] for query in asked if "SAVEPOINT" in query["sql"]]
    assert words == ["SAVEPOINT", "RELEASE"]
    assert StoredFile.objects.count() == 2


def test_a_failure_that_is_caught_undoes_all() -> None:
    """Nothing of the bundle remains, and whoever opened it learns so."""
    with pytest.raises(transaction.TransactionManagementError):
        leave_marks("one", "")
    assert not StoredFile.objects.exists()


def test_what_people_set_up_is_read_once_in_a_bundle() -> None:
    """Inside, the first answer holds; the next bundle, and whoever is in none, asks anew."""
    settled = Prepared(lambda: StoredFile.objects.order_by("digest").values_list("digest"), is_settled=True)
    with bundle():
        before = settled.all()
        leave_mark("one")
        assert settled.all() == before == []
    with bundle():
        assert settled.all() == [("one",)]
    leave_mark("two")
    assert settled.all() == [("one",), ("two",)]


def test_the_short_way_raises_djangos_errors() -> None:
    """A statement that breaks a rule says so in Django's words, and nothing of the transaction remains."""
    leave_mark("one")
    known = StoredFile.objects.get()
    with pytest.raises(IntegrityError):
        leave_marks("two", "one")
    assert StoredFile.objects.get() == known


def waits_for_the_disk() -> bool:
    """Ask the database whether the end of this connection's transactions waits until the disk has them."""
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous" if sqlite else "SHOW synchronous_commit")
        [answer] = cursor.fetchone()
    return answer in {2, "on"}


def test_what_is_redone_if_lost_does_not_wait_for_the_disk() -> None:
    """Transactions in the block end at once; those before and after it wait, also when it fails."""
    with transaction.atomic():
        assert waits_for_the_disk()
    with contextlib.suppress(ValueError), redone_if_lost(), transaction.atomic():
        assert not waits_for_the_disk()
        raise ValueError
    with transaction.atomic():
        assert waits_for_the_disk()


def test_an_open_transaction_keeps_its_word() -> None:
    """Whoever opened a transaction that waits for the disk has it wait, whatever is done in it."""
    with transaction.atomic():
        with redone_if_lost(), transaction.atomic():
            assert waits_for_the_disk()
        leave_mark("one")
    assert StoredFile.objects.count() == 1


def test_what_an_event_changes_is_read_once_until_the_next() -> None:
    """A receiver's answer serves the next one; an event, the bundle's end, and no bundle ask anew."""
    asked: list[int] = []

    def ask() -> int:
        asked.append(len(asked))
        return asked[-1]

    with bundle():
        assert [once_until_news("story", ask), once_until_news("story", ask)] == [0, 0]
        tell_news("event", "told")
        assert (once_until_news("story", ask), news_of("event")) == (1, "told")
    assert (once_until_news("story", ask), news_of("event")) == (2, None)
