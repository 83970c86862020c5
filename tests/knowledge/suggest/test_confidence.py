"""From scores to probabilities."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruhepol.knowledge.suggest.confidence import confidences, credited
from ruhepol.knowledge.suggest.engine import as_with_meaning


@given(st.lists(st.floats(0, 1.4), max_size=8), st.booleans())
def test_the_order_of_scores_is_the_order_of_confidences(scores, meaning):
    """Whatever the scores, every confidence is a probability and none overtakes a better score's."""
    best_first = sorted(scores, reverse=True)
    sure = confidences(best_first, meaning=meaning)
    assert sure == sorted(sure, reverse=True)
    assert all(0 < each < 1 for each in sure)


def test_an_answer_without_a_rival_is_surer_than_one_of_two_alike():
    """The same score says more when the second is far behind; beyond some width a lead adds nothing."""
    (alone, *_), (rivalled, *_) = (
        confidences([0.5, 0.1], meaning=True),
        confidences([0.5, 0.49], meaning=True),
    )
    assert alone > rivalled
    assert credited([0.5, 0.3]) == [pytest.approx(0.62), 0.3]
    assert credited([0.5, 0.1])[0] == credited([0.5, 0.2])[0]


def test_scores_of_both_kinds_compare():
    """A score without meaning becomes the one with meaning that is as sure; nothing stays nothing."""
    plain = np.array([0.0, 0.3, 0.6], dtype=np.float32)
    matched = as_with_meaning(plain)
    assert matched[0] == 0
    for before, after in zip(plain[1:], matched[1:], strict=True):
        (own,), (other,) = confidences([before], meaning=False), confidences([after], meaning=True)
        assert own == pytest.approx(other, abs=0.2)
    assert matched[1] < matched[2]
