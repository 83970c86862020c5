"""Many conditions at once are judged as each of them would be alone."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from ruhepol.healing.conditions.book import Book, patterns
from ruhepol.healing.conditions.judge import case, judge
from ruhepol.healing.conditions.text import parse
from tests.healing.conditions.test_judge import Row
from tests.world import NOON

NAMES = ("disk", "Disk full", "up", "cron", "ß")
BODIES = ("", "No space left", "NO SPACE", "left", "exit code 28")
TEXTS = [
    '[[all]]\nsignal = {name = "disk"}',
    '[[all]]\nsignal = {name = "up"}\nwithin = "2h"',
    '[[all]]\nsignal = {name = "SS"}',
    '[[all]]\nsignal = {body = "space left"}\ncount = 2',
    '[[all]]\nsignal = {severity = "error"}',
    '[[all]]\nsignal = {kind = "task", body = "exit"}\n[[none]]\nsignal = {name = "up"}',
    '[[any]]\nsignal = {name = "cron"}\n[[any]]\nstate = "stopped"',
    '[[any]]\nsignal = {name = "cron"}\n[[any]]\nsignal = {body = "left"}\nafter = {name = "disk"}',
    '[[all]]\nstate = "stopped"',
    '[[all]]\nlatest = {name = "disk"}\nis = {severity = "error"}',
    '[[all]]\nany = [{signal = {name = "full"}}, {signal = {body = "28"}}]',
]
ROWS = st.builds(
    Row,
    name=st.sampled_from(NAMES),
    body=st.sampled_from(BODIES),
    ago=st.integers(1, 150),
    kind=st.sampled_from(["log", "task"]),
    severity=st.sampled_from([9, 17]),
)


@given(st.lists(ROWS, max_size=8, unique_by=lambda row: row.fingerprint), st.sampled_from(["", "stopped"]))
def test_nothing_is_missed(rows, state):
    """What holds is among what is worth judging, and the patterns found are those that fit."""
    book = Book(dict(enumerate(map(parse, TEXTS))))
    seen = {pattern for row in rows for pattern in book.patterns_of(row)}
    known = case(rows, now=NOON, state=state)
    holding = {key for key in range(len(TEXTS)) if judge(book[key], known).holds}
    assert holding <= set(book.worth_judging(seen))
    every = {pattern for text in TEXTS for pattern in patterns(parse(text))}
    assert seen == {pattern for pattern in every if case(rows, now=NOON).fitting(pattern)}


def test_few_are_worth_judging():
    """Of a thousand, those whose words were seen and those that ask for no signal."""
    texts = [f'[[all]]\nsignal = {{body = "code {number} of the machine"}}' for number in range(1_000)]
    book = Book(dict(enumerate(parse(text) for text in [*texts, '[[all]]\nstate = "stopped"'])))
    assert book.worth_judging(book.patterns_of(Row(body="Code 77 of the machine was seen"))) == [77, 1_000]
    assert book.worth_judging(()) == [1_000]
    assert book.longest == timedelta(hours=1)
    assert not Book({})


def test_only_so_much_is_remembered(monkeypatch):
    """And whoever is looking keeps what was there."""
    monkeypatch.setattr("ruhepol.healing.conditions.book.MOST_ROWS", 2)
    book = Book({1: parse(TEXTS[0])})
    book.remember({1: (), 2: ()})
    held = book.read
    book.remember({3: ()})
    assert (set(held), set(book.read)) == ({1, 2}, {3})
