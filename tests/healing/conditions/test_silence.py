"""What begins although nothing is told is looked at in time."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruhepol.healing.conditions.judge import case, judge
from ruhepol.healing.conditions.language import Condition, Latest, Pattern, Seen, State
from ruhepol.healing.conditions.silence import begins
from ruhepol.healing.conditions.text import parse
from tests.healing.conditions.test_judge import MINUTE, Row
from tests.world import NOON

NO_BACKUP = """
[[all]]
signal = {name = "backup", body = "begun"}
within = "7d"
[[none]]
signal = {name = "backup", body = "done"}
within = "24h"
"""
BEGUN, DONE = Row("backup", "begun", ago=60), Row("backup", "done", ago=31)

patterns = st.sampled_from([Pattern(name="a"), Pattern(name="b"), Pattern(kind="log")])
times = st.sampled_from([10 * MINUTE, 30 * MINUTE])
seen = st.builds(
    lambda *told: Seen.model_construct(signal=told[0], count=told[1], within=told[2], after=told[3]),
    patterns, st.integers(1, 3), times, st.none() | patterns,
)  # fmt: skip
latest = st.builds(
    lambda *told: Latest.model_construct(latest=told[0], is_=told[1], within=told[2]),
    patterns,
    patterns,
    times,
)
state = st.builds(lambda: State.model_construct(state="on"))
parts = st.recursive(
    seen | latest | state,
    lambda inner: st.builds(
        lambda *told: Condition.model_construct(all=told[0], any=told[1], none=told[2]),
        *[st.lists(inner, max_size=2).map(tuple)] * 3,
    ),
    max_leaves=6,
).filter(lambda part: isinstance(part, Condition) and part.all + part.any)
rows = st.lists(
    st.builds(Row, st.sampled_from(["a", "b"]), st.just(""), st.integers(1, 40), st.integers(1, 3)),
    max_size=6,
)


@pytest.mark.parametrize(
    ("told", "hours"),
    [
        ([BEGUN, DONE], 24),
        ([BEGUN, DONE, Row("backup", "done", ago=600)], 24),
        ([DONE], None),
        ([Row("backup", "begun", ago=2000)], None),
    ],
)
def test_it_is_the_moment_at_which_what_was_forbidden_is_too_old(told, hours):
    """The newest counts; what cannot begin without another signal, or holds already, has no moment."""
    expected = None if hours is None else DONE.last_at + timedelta(hours=hours)
    assert begins(parse(NO_BACKUP), case(told, now=NOON)) == expected


@given(parts, rows)
def test_nothing_begins_before_the_moment(condition, told):
    """Whatever is asked of whatever was told: up to that moment, and for ever where there is none."""
    now = case(told, now=NOON, state="on")
    if judge(condition, now).holds:
        return
    moment = begins(condition, now)
    for minutes in range(1, 80):
        later = NOON + minutes * MINUTE
        if moment is None or later <= moment:
            assert not judge(condition, case(told, now=later, state="on")).holds
