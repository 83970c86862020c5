"""What a repair counts as, once it is over."""

import pytest

from ruhepol.insights.figures.healed import Outcome, outcome

CONFIRMED, PRESUMED, FAILED, REFUSED = Outcome


@pytest.mark.parametrize(
    ("word", "wrote", "silent", "counts"),
    [
        ("solved", False, False, CONFIRMED),
        ("solved", True, True, CONFIRMED),
        ("", False, True, CONFIRMED),
        ("", False, False, PRESUMED),
        ("", True, False, PRESUMED),
        ("", True, True, PRESUMED),
        ("not_solved", False, True, FAILED),
    ],
)
def test_a_proved_repair_is_confirmed_by_word_or_by_silence(word, wrote, silent, counts):
    """Whoever wrote within seven days confirms nothing by being silent later."""
    assert outcome("healed", "", word, wrote=wrote, silent=silent) is counts


@pytest.mark.parametrize(
    ("state", "why", "counts"),
    [
        ("failed", "not_proved", FAILED),
        ("undone", "asked", FAILED),
        ("stopped", "refused", REFUSED),
        ("stopped", "deadline", REFUSED),
        ("stopped", "asked", None),
        ("stopped", "gone", None),
        ("running", "", None),
        ("undecided", "", None),
        ("rehearsed", "", None),
    ],
)
def test_what_was_not_proved_is_never_healed(state, why, counts):
    """Nor is what nobody needed any more a failure, or what is still at work anything."""
    assert outcome(state, why, "solved", wrote=False, silent=True) is counts
