"""Which questions are shown."""

import pytest

from ruhepol.tickets.questions.asked import Asked
from ruhepol.tickets.questions.conditions import is_shown, loops, out_of_order


def hanging(key, after="", *wanted):
    """Return a question that hangs on another one."""
    return Asked(key=key, kind="choice", after=after, wanted=frozenset(wanted))


@pytest.mark.parametrize(
    ("answer", "shown"),
    [("web", True), ("mail", False), (["mail", "web"], True), (["mail"], False), ([], False)],
)
def test_a_question_waits_for_one_of_the_wanted_answers(answer, shown):
    """Of several choices one wanted one is enough."""
    assert is_shown(hanging("b", "a", "web"), {"a": answer}, {"a"}) is shown


@pytest.mark.parametrize(("answer", "shown"), [(True, True), (False, False)])
def test_yes_and_no_decide_as_words(answer, shown):
    """A yes shows what waits for yes."""
    assert is_shown(hanging("b", "a", "yes"), {"a": answer}, {"a"}) is shown


def test_what_hangs_on_a_hidden_question_is_hidden_whatever_was_answered_there():
    """An answer left over from before does not count."""
    assert not is_shown(hanging("c", "b", "x"), {"b": "x"}, {"a"})


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        ([("a", ""), ("b", "a"), ("c", "b")], False),
        ([("a", "a")], True),
        ([("a", "c"), ("b", "a"), ("c", "b")], True),
        ([("a", ""), ("b", "c"), ("c", "b")], True),
        ([("a", "gone")], False),
    ],
)
def test_a_loop_is_found_however_long(chain, expected):
    """A question that hangs on itself over others could never be shown."""
    assert loops([hanging(*pair) for pair in chain]) is expected


def test_a_question_stands_below_the_one_it_hangs_on():
    """The first that does not is named."""
    assert out_of_order([hanging("a"), hanging("b", "a")]) == ""
    assert out_of_order([hanging("b", "a"), hanging("a")]) == "b"
