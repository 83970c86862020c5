"""Scores by shared features."""

import pytest

from ruhepol.knowledge.suggest.bm25 import Bm25

FEW = [{"rechnung": 3.0, "pdf": 1.0}, {"rechnung": 1.0, "konto": 1.0}, {"server": 3.0}]


def test_what_is_rare_counts_more_and_what_nobody_holds_counts_against():
    """Shares of a perfect score: two known words beat one, an unknown word lowers all."""
    index = Bm25.of(FEW, len(FEW))
    both, one, none = index.scores({"rechnung": 1, "pdf": 1})
    assert both > one > none == 0
    assert index.scores({"rechnung": 1, "pdf": 1, "quark": 1})[0] < both


def test_a_half_typed_word_counts_as_the_best_of_its_endings():
    """Less than the whole word, more than nothing."""
    index = Bm25.of(FEW, len(FEW))
    whole, half = index.scores({"server": 1})[2], index.scores({}, "serv")
    assert half.tolist() == [0, 0, pytest.approx(half[2])]
    assert half[2] > 0
    assert whole > 0


def test_what_everybody_holds_is_left_out_of_a_large_collection():
    """It would only cost time; in a small one it counts a little."""
    large = Bm25.of(({"the": 1.0} if at else {"the": 1.0, "x": 1.0} for at in range(6_000)), 6_000)
    scores = large.scores({"the": 1, "x": 1})
    assert scores[0] > 0
    assert not scores[1:].any()
    assert Bm25.of([{"the": 1.0}, {"the": 1.0}], 2).scores({"the": 1}).all()


def test_long_features_and_none_do_no_harm():
    """A word longer than what is kept of it is found by its beginning; an empty index finds nothing."""
    word = "a" * 90
    assert Bm25.of([{word: 1.0}], 1).scores({word: 1})[0] > 0
    assert Bm25.of([], 0).scores({"a": 1}, "a").tolist() == []
