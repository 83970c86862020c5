"""Fetching what systems do not tell: nothing skipped, nothing twice, whatever breaks in between."""

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.healing.doing import pages as paging
from ruhepol.healing.models import Payload, Pull, PulledEntry, Refusal, Signal, System
from ruhepol.healing.services import pulls
from ruhepol.healing.services.pulls import Errand, fetch, set_pull
from tests.healing.doing.servers import backend
from tests.world import NOON

FORM = 'name = "$.what"\nasset = {kind = "server", id = "$.host"}'
ADDED = "insert into events values (?, ?, ?, 'mc-42')"
QUERY = "select id, at, what, host from events where at >= $1 order by at"


@pytest.fixture
def table(tmp_path):
    """Return what writes rows into another system's database."""
    path = tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(path)) as line:
        line.execute("create table events (id integer, at integer, what text, host text)")

    def add(*rows):
        with closing(sqlite3.connect(path)) as line, line:
            line.executemany(ADDED, [(number, at, f"event {number}") for number, at in rows])

    add.address = f"sqlite:///{path}"
    return add


def a_system(kind, address):
    """Set up what is asked."""
    return System.objects.create(name=kind, kind=kind, address=address, created_at=NOON, changed_at=NOON)


@pytest.fixture
def pull(source, table):
    """Fetch by SQL, looking back by five numbers."""
    errand = Errand(
        system=a_system("sql", table.address), ask=QUERY, form=FORM, mark="$.at", watermark="0", overlap=5
    )
    return set_pull(source=source, errand=errand, by=SYSTEM)


def again(pull):
    """Fetch as soon as it is due again."""
    Pull.objects.update(next_at=clock.now())
    return fetch(pull_id=pull.pk)


def counts():
    """Return how often each was told, those that differ in a number alone together."""
    return sum(Signal.objects.values_list("count", flat=True))


def test_each_row_is_taken_once(pull, table):
    """Also those with the same mark that come later, and those that become visible late."""
    table((1, 10), (2, 11))
    assert again(pull) == 2
    table((3, 11), (4, 7), (5, 12))
    assert (again(pull), again(pull), counts()) == (3, 0, 5)
    assert Pull.objects.get().watermark == "12"
    assert Pull.objects.get().fetched_at == NOON
    table((6, 5))  # earlier than is looked back by
    assert again(pull) == 0


def test_what_changed_is_told_again(pull, table):
    """The same number with a later mark is another thing that happened."""
    table((1, 10))
    again(pull)
    table((1, 11))
    assert (again(pull), counts()) == (1, 2)


def test_full_pages_follow_one_another(pull, table, monkeypatch):
    """From the last mark on, which others may share; too many of one mark are said and not passed over."""
    monkeypatch.setattr(paging, "ROWS", 3)
    table(*[(number, number // 2) for number in range(10)])
    assert again(pull) == 10
    table(*[(number, 50) for number in range(20, 24)])
    again(pull)
    assert "share one mark" in Pull.objects.get().error
    assert Pull.objects.get().watermark == "4"


def test_a_crash_between_pages_takes_nothing_twice(pull, table, monkeypatch):
    """What was kept is passed over; what was not is taken when it is fetched again."""
    monkeypatch.setattr(paging, "ROWS", 3)
    table(*[(number, number) for number in range(9)])
    real, done = pulls._keep, []  # noqa: SLF001  a crash has to happen somewhere

    def crash_at_second(*facts):
        done.append(facts)
        if len(done) == 2:
            raise KeyboardInterrupt
        return real(*facts)

    with monkeypatch.context() as patch:
        patch.setattr(pulls, "_keep", crash_at_second)
        with pytest.raises(KeyboardInterrupt):
            again(pull)
    assert (counts(), Pull.objects.get().watermark) == (3, "0")
    assert fetch(pull_id=pull.pk) == 0  # somebody may still be at it
    assert (again(pull), counts()) == (6, 9)


def test_a_crash_inside_a_page_keeps_nothing_of_it(pull, table, monkeypatch):
    """Neither signals nor what is known of them: all or none."""
    table((1, 1), (2, 2))

    def crash(**_facts):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(pulls, "take", crash)
        with pytest.raises(KeyboardInterrupt):
            again(pull)
    assert not PulledEntry.objects.exists()
    assert (again(pull), counts()) == (2, 2)


def test_what_goes_wrong_is_shown_and_tried_later(pull, table):
    """Less and less often, and nothing is lost meanwhile."""
    Pull.objects.update(ask="select * from nowhere")
    assert again(pull) == 0
    held = Pull.objects.get()
    assert ("nowhere" in held.error, held.failures, held.next_at) == (True, 1, NOON + timedelta(seconds=60))
    again(pull)
    assert Pull.objects.get().next_at == NOON + timedelta(seconds=120)
    Pull.objects.update(ask=QUERY)
    table((1, 1))
    assert again(pull) == 1
    assert (Pull.objects.get().error, Pull.objects.get().failures) == ("", 0)


def test_an_entry_nobody_can_read_is_kept_to_look_at_once(pull, table):
    """The others are taken; one without a mark stops the fetch, for then nobody knows how far it is."""
    table((1, 1))
    Pull.objects.update(form='name = "$.other"')
    assert (again(pull), again(pull)) == (1, 0)
    assert "nothing at $.other" in Refusal.objects.get().reason
    Pull.objects.update(mark="$.never")
    again(pull)
    assert "$.never" in Pull.objects.get().error


def test_a_clock_that_is_ahead_moves_nothing(source):
    """Its entry is taken once; the others after it are not passed over."""
    entries = [{"id": 1, "at": "2999-01-01T00:00:00Z", "what": "a"}]
    with backend() as server:
        server.answers["/events"] = lambda handler: _tell(handler, {"items": entries})
        pull = set_pull(source=source, errand=_errand(server), by=SYSTEM)
        assert (again(pull), again(pull)) == (1, 0)
        entries.append({"id": 2, "at": "2026-03-01T10:00:00Z", "what": "b"})
        assert (again(pull), again(pull), counts()) == (1, 0, 2)
    assert Pull.objects.get().watermark == "2026-03-01T10:00:00Z"


def test_pages_of_a_back_end_are_followed(source):
    """It is asked from a little before the watermark on, and each page leads to the next."""
    with backend() as server:
        server.answers["/events"] = {
            "items": [{"id": 1, "at": "2026-03-01T10:00:00Z", "what": "a"}], "next": "/more?page=2",
        }  # fmt: skip
        server.answers["/more"] = {"items": [{"id": 2, "at": "2026-03-01T09:00:00Z", "what": "b"}]}
        pull = set_pull(source=source, errand=_errand(server), by=SYSTEM)
        assert again(pull) == 2
        again(pull)
        asked = [parse_qs(urlsplit(path).query) for _method, path, *_ in server.asked]
        server.answers["/events"] = (503, {}, b"")
        again(pull)
    assert (asked[0]["since"], asked[2]["since"]) == (["2026-02-28T23:55:00Z"], ["2026-03-01T09:55:00Z"])
    assert "503" in Pull.objects.get().error


def test_without_a_form_what_comes_is_kept_to_write_one(pull, table):
    """And counts when the form is there."""
    Pull.objects.update(form="")
    table((1, 1))
    assert again(pull) == 0
    assert "event 1" in Payload.objects.get().text
    Pull.objects.update(form=FORM)
    assert again(pull) == 1


def test_what_is_off_is_not_asked(pull, table):
    """Neither a pull, nor a source, nor a system that is switched off."""
    table((1, 1))
    System.objects.update(is_active=False)
    again(pull)
    assert "switched off" in Pull.objects.get().error
    Pull.objects.update(is_active=False)
    assert again(pull) == 0


def _errand(server):
    """Ask a back end of the test's own."""
    return Errand(
        system=a_system("http", server.place().address),
        ask="/events?since={since}",
        form='each = "$.items[*]"\nname = "$.what"',
        mark="$.at",
        following="$.next",
        watermark="2026-03-01T00:00:00Z",
    )


def _tell(handler, document):
    """Answer with what the document is by now."""
    content = json.dumps(document).encode()
    handler.send_response(200)
    handler.send_header("content-length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)
