"""What assets have is found by itself, once, and is over by itself."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection, connections, transaction

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.healing.models import Due, KnownProblem, Match, Noticed, Run
from ruhepol.healing.services import matching
from ruhepol.healing.services.matching import match_due, match_noticed, match_open, note
from ruhepol.healing.services.notice import notice
from ruhepol.healing.services.problems import save_problem
from ruhepol.healing.services.take import take
from ruhepol.people.models import Asset
from tests.healing.facts import description, fact, make_remedy
from tests.insights.repairs import repaired
from tests.world import NOON

MINUTE = timedelta(minutes=1)
FOUND, GONE = "healing.ProblemFound", "healing.ProblemGone"


@pytest.fixture
def problem(world):  # noqa: ARG001  at noon
    """Know what a full disk looks like."""
    return save_problem(problem=None, description=description(), by=SYSTEM)


def heard():
    """Return what was published of matches, in order."""
    return list(
        EventRow.objects.filter(stream__startswith="match:").order_by("pk").values_list("name", flat=True)
    )


def test_a_signal_opens_a_match_and_time_ends_it(source, server, problem):
    """Found with its beginning and said once; over when its signs are too old, without a further signal."""
    take(source=source, told=[fact(at=NOON - 20 * MINUTE), fact()])
    assert match_noticed() is False
    assert heard() == []
    take(source=source, told=[fact()])
    match_noticed()
    match = Match.objects.get()
    assert (match.problem, match.asset) == (problem, server)
    assert (match.since, match.found_at, match.gone_at) == (NOON - 20 * MINUTE, NOON, None)
    take(source=source, told=[fact()])
    match_noticed()
    assert heard() == [FOUND]
    with clock.frozen(NOON + 90 * MINUTE):
        match_open()
    match.refresh_from_db()
    assert match.gone_at == NOON + 90 * MINUTE
    assert heard() == [FOUND, GONE]


NO_BACKUP = """
[[all]]
signal = {name = "backup"}
within = "7d"
[[none]]
signal = {name = "backup", body = "done"}
within = "24h"
"""


def test_what_begins_by_silence_is_found_without_a_signal(source, server):
    """A day after the last backup; each telling puts it off, and what is found is not asked for again."""
    save_problem(problem=None, description=description(condition=NO_BACKUP), by=SYSTEM)
    for hours in (0, 20):
        with clock.frozen(NOON + timedelta(hours=hours)):
            take(source=source, told=[fact("done", at=clock.now(), name="backup")])
            match_noticed()
            due = Due.objects.get(asset=server)
            assert due.at == clock.now() + timedelta(hours=24)
    with clock.frozen(NOON + timedelta(hours=43)):
        match_due()
    assert heard() == []
    with clock.frozen(due.at):
        match_due()
    assert heard() == []
    with clock.frozen(due.at + MINUTE):
        match_due()
        match_due()
    assert heard() == [FOUND]
    assert not Due.objects.exists()


def test_what_comes_back_is_another_match(source, server, problem):
    """Its story is kept: each time it was there is a row."""
    take(source=source, told=[fact()] * 3)
    match_noticed()
    with clock.frozen(NOON + 90 * MINUTE):
        match_open()
        take(source=source, told=[fact(at=clock.now())] * 3)
        match_noticed()
    assert list(
        Match.objects.filter(problem=problem, asset=server).order_by("pk").values_list("gone_at", flat=True)
    ) == [
        NOON + 90 * MINUTE,
        None,
    ]


def test_a_proved_repair_ends_the_match(source, server):
    """Old signals mean nothing then; the next sign is another match, with or without a look between."""
    remedy = make_remedy(mode="automatic")
    take(source=source, told=[fact()] * 3)
    match_noticed()
    with clock.frozen(NOON + MINUTE):
        repaired(server, remedy=remedy)
        match_open()
        match_open()
        assert heard() == [FOUND, GONE]
    with clock.frozen(NOON + 2 * MINUTE):
        take(source=source, told=[fact(at=clock.now())])
        match_noticed()
        assert heard() == [FOUND, GONE, FOUND]
        Run.objects.update(ended_at=NOON + 3 * MINUTE)
    with clock.frozen(NOON + 4 * MINUTE):
        take(source=source, told=[fact(at=clock.now())])
        match_noticed()
        assert heard() == [FOUND, GONE, FOUND, GONE, FOUND]


def test_a_problem_that_is_fixed_for_good_is_gone(source, server, problem):  # noqa: ARG001  it has it
    """What is not looked for any more is nobody's any more."""
    take(source=source, told=[fact()] * 3)
    match_noticed()
    save_problem(problem=problem, description=description(state=KnownProblem.State.FIXED), by=SYSTEM)
    match_open()
    assert heard() == [FOUND, GONE]


def test_many_are_looked_at_by_and_by(source, problem, monkeypatch):
    """One round takes so many, tells that more wait, and loses none."""
    monkeypatch.setattr(matching, "AT_ONCE", 2)
    for number in range(3):
        Asset.objects.create(kind="server", external_id=f"s-{number}", name=f"n-{number}")
    told = [fact(attributes={"host.name": f"s-{number}"}) for number in range(3)] * 3
    take(source=source, told=told)
    assert match_noticed() is True
    assert match_noticed() is False
    assert Match.objects.filter(problem=problem, gone_at=None).count() == 3


def test_what_is_told_while_one_looks_is_looked_at_too(source, server, problem, monkeypatch):
    """The row is taken away as it was read; a later telling keeps it."""
    look = matching.examine

    def told_meanwhile(assets):
        found = look(assets)
        if not Match.objects.exists():
            take(source=source, told=[fact()] * 3)
        monkeypatch.setattr(matching, "examine", look)
        return found

    notice([server.pk])
    monkeypatch.setattr(matching, "examine", told_meanwhile)
    assert match_noticed() is True
    assert not Match.objects.exists()
    assert match_noticed() is False
    assert Match.objects.get().problem == problem


def test_an_asset_that_is_deleted_meanwhile_harms_nobody(source, server, problem):  # noqa: ARG001  it is known
    """Neither its row nor its matches are left."""
    take(source=source, told=[fact()] * 3)
    match_noticed()
    notice([server.pk])
    server.delete()
    assert match_noticed() is False
    assert not Match.objects.exists()
    assert not Noticed.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_workers_say_it_once(source, server, problem):  # noqa: ARG001  it is known
    """Both look at the same asset at the same moment, again and again, while it begins and ends."""
    for round_ in range(4):
        at = NOON + round_ * 120 * MINUTE
        with clock.frozen(at):
            take(source=source, told=[fact(at=at)] * 3)
            together(lambda: note(asset_ids=[server.pk]))
        assert Match.objects.filter(gone_at=None).count() == 1
        with clock.frozen(at + 90 * MINUTE):
            together(match_open)
        assert Match.objects.filter(gone_at=None).count() == 0
    assert heard() == [FOUND, GONE] * 4


@pytest.mark.django_db(transaction=True)
def test_the_later_look_counts(source, server, problem, monkeypatch):  # noqa: ARG001  it is known
    """Who looked before the signals came and writes after them judges by what is there when it writes."""
    look = matching.diagnose

    def before_and_after(assets):
        with clock.frozen(NOON + 90 * MINUTE if connection.in_atomic_block else NOON):
            return look(assets)

    monkeypatch.setattr(matching, "diagnose", before_and_after)
    take(source=source, told=[fact()] * 3)
    note(asset_ids=[server.pk])
    assert not Match.objects.exists()


def together(act):
    """Let two workers do the same at once, each with a connection of its own."""
    start = Barrier(2)

    def work():
        start.wait()
        try:
            act()
        finally:
            connections.close_all()

    workers = [Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert transaction.get_autocommit()
