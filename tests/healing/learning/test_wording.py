"""How the description of a problem begins."""

from datetime import timedelta

import pytest

from ruhepol.healing.conditions.judge import case, judge
from ruhepol.healing.conditions.text import parse
from ruhepol.healing.learning.wording import condition, typical
from ruhepol.healing.models import Signal
from tests.world import NOON

BODY = 'no "space" left on \\data\t: 97 % used'


@pytest.mark.parametrize("body", [BODY, "exit code 28", "", "7\x7f\x00 ü"])
def test_the_condition_is_met_by_the_very_signal(body):
    """Whatever stands in it, the text can be read and fits, also with other numbers."""
    facts = {"kind": "task", "severity": 17, "name": "start"}
    written = condition(body=body, delay=timedelta(hours=5, minutes=1), **facts)
    told = body.replace("97", "98").replace("28", "29")
    row = Signal(body=told, fingerprint="f", first_at=NOON, last_at=NOON, **facts)
    assert judge(parse(written), case([row], now=NOON + timedelta(hours=5))).holds
    assert 'within = "6h"' in written


def test_what_is_no_trouble_is_not_told_by_its_severity():
    """An update that ran has none; an error looks for errors."""
    assert "severity" not in condition(kind="task", severity=9, name="update", body="", delay=timedelta())
    assert '"error"' in condition(kind="log", severity=18, name="disk", body="", delay=timedelta())


def test_the_most_typical_subject_is_the_one_that_shares_its_words():
    """Not the longest, and none of none."""
    asked = ["Server startet nicht", "Mein Server startet nicht mehr", "Frage zu meiner Rechnung"]
    assert typical(asked, "de") == "Server startet nicht"
    assert typical([], "de") == ""
