"""When a condition holds, since when, and what shows it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruhepol.healing.conditions.judge import case, judge
from ruhepol.healing.conditions.replay import outbreaks
from ruhepol.healing.conditions.text import parse
from tests.world import NOON

MINUTE = timedelta(minutes=1)


@dataclass
class Row:
    """A row of signals as the table has it."""

    name: str = "disk"
    body: str = "No space left"
    ago: int = 5
    count: int = 1
    kind: str = "log"
    severity: int = 17

    @property
    def fingerprint(self) -> str:
        """Words are enough here."""
        return f"{self.name}|{self.body}"

    @property
    def first_at(self) -> datetime:
        """So many minutes ago."""
        return NOON - self.ago * MINUTE

    @property
    def last_at(self) -> datetime:
        """A minute later."""
        return self.first_at + MINUTE


def verdict(text, *rows, state=""):
    """Return what is said of an asset with these rows at noon."""
    return judge(parse(text), case(rows, now=NOON, state=state))


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [
        ('name = "DISK"', True),
        ('name = "cpu"', False),
        ('body = "no space"', True),
        ('name = "disk", body = "gone"', False),
        ('severity = "error"', True),
        ('severity = "fatal"', False),
        ('kind = "task"', False),
    ],
)
def test_all_that_is_given_must_fit(pattern, fits):
    """Parts of words, in any case; at least as grave."""
    assert verdict(f"[[all]]\nsignal = {{{pattern}}}", Row()).holds is fits


def test_it_is_counted_within_the_time():
    """Rows of several slots and things add up; what is older does not count."""
    text = '[[all]]\nsignal = {name = "disk"}\ncount = 4\nwithin = "30m"'
    rows = [Row(ago=10, count=2), Row(ago=20, count=1), Row(ago=50, count=9)]
    assert not verdict(text, *rows).holds
    found = verdict(text, *rows, Row(body="other words", ago=25))
    assert (found.holds, found.since) == (True, NOON - 25 * MINUTE)
    assert found.evidence == {"disk|No space left", "disk|other words"}


def test_one_thing_comes_after_another():
    """A crash after an update is not a crash before it."""
    text = '[[all]]\nsignal = {name = "crash"}\nafter = {name = "update"}'
    update = Row(name="update", ago=20, severity=9)
    assert not verdict(text, Row(name="crash", ago=30), update).holds
    assert not verdict(text, Row(name="crash")).holds
    assert verdict(text, Row(name="crash", ago=10), update).since == NOON - 10 * MINUTE


@pytest.mark.parametrize(
    ("ends", "since"),
    [
        ([(20, 17), (10, 17)], 20),
        ([(30, 17), (20, 9), (10, 17)], 10),
        ([(20, 17), (10, 9)], None),
        ([(90, 17)], None),
        ([], None),
    ],
    ids=["failed twice", "failed again", "mended", "long ago", "never"],
)
def test_the_newest_of_a_sort_decides(ends, since):
    """A start that worked ends what failed starts said, and another failure begins it anew."""
    text = '[[all]]\nlatest = {kind = "task", name = "start"}\nis = {severity = "error"}'
    rows = [Row("start", f"exit {ago}", ago=ago, kind="task", severity=severity) for ago, severity in ends]
    found = verdict(text, *rows, Row("backup", ago=5, kind="task", severity=9))
    assert found.since == (since and NOON - since * MINUTE)
    assert found.holds is (since is not None)


def test_all_any_and_none():
    """Nested as deep as one likes; a state counts like a signal."""
    text = """
        [[all]]
        state = "stopped"
        [[all]]
        any = [{signal = {name = "disk"}}, {signal = {name = "memory"}}]
        [[none]]
        signal = {name = "cleaned"}
    """
    assert verdict(text, Row(), state="Stopped").holds
    assert verdict(text, Row(name="memory"), state="stopped").holds
    assert not verdict(text, Row(), state="running").holds
    assert not verdict(text, Row(name="cpu"), state="stopped").holds
    assert not verdict(text, Row(), Row(name="cleaned"), state="stopped").holds


def test_what_comes_later_is_not_known_yet():
    """The past is judged by what it knew."""
    text = '[[all]]\nsignal = {name = "disk"}'
    assert not judge(parse(text), case([Row(ago=5)], now=NOON - 10 * MINUTE)).holds


def test_the_past_is_asked_at_each_moment():
    """A problem that has gone by is found where it began, and again where it came back."""
    text = '[[all]]\nsignal = {name = "disk"}\ncount = 3\nwithin = "30m"'
    rows = [Row(ago=ago) for ago in (400, 310, 305, 300, 100, 95, 90, 85)]
    found = outbreaks(parse(text), rows)
    assert [verdict.since for _at, verdict in found] == [NOON - ago * MINUTE for ago in (310, 100)]
    assert [at for at, _verdict in found] == [NOON - ago * MINUTE for ago in (299, 89)]
    assert outbreaks(parse(text), rows[:3]) == []
    assert [at for at, _verdict in outbreaks(parse(text), rows, most=2)] == [NOON - 89 * MINUTE]


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(1, 5)), max_size=12), st.integers(1, 20))
def test_more_signals_never_undo_what_was_seen(rows, count):
    """Without `none`, a condition that holds goes on holding when more is known."""
    text = f'[[all]]\nsignal = {{name = "disk"}}\ncount = {count}\nwithin = "2h"'
    made = [Row(ago=ago, count=times) for ago, times in rows]
    if verdict(text, *made).holds:
        assert verdict(text, *made, Row(ago=1)).holds
