"""Sorting by examples."""

import numpy as np
import pytest

from ruhepol.knowledge.sorting.examples import learn, shares
from ruhepol.knowledge.sorting.space import Space

EXAMPLES = {
    0: ["Rechnung fehlt", "Wo ist meine Rechnung?", "Rechnung nicht bekommen"],
    1: ["Paket kommt nicht an", "Wo bleibt mein Paket?", "Lieferung ist nicht da"],
    2: ["Passwort vergessen", "Ich komme nicht in mein Konto", "Anmeldung geht nicht"],
}


@pytest.fixture(scope="module")
def sorter():
    """A space and weights learned from three examples of each of three headings."""
    texts = [(text, "de") for each in EXAMPLES.values() for text in each]
    space = Space.over(texts)
    return space, learn(space.points(texts), [key for key, each in EXAMPLES.items() for _text in each], 3)


def test_new_wordings_find_their_heading(sorter):
    """What was not among the examples is sorted by what it shares with them; the shares sum to 1."""
    space, weights = sorter
    found = shares(weights, space.points([("Paket nicht da", "de"), ("Passwort für mein Konto", "de")]))
    assert found.argmax(axis=1).tolist() == [1, 2]
    assert found.sum(axis=1) == pytest.approx([1, 1])


def test_a_question_about_something_else_is_sorted_nowhere(sorter):
    """What shares nothing with any example is as likely here as there."""
    space, weights = sorter
    [found] = shares(weights, space.points([("xyz", "de")]))
    assert found.max() < 0.5


def test_one_more_example_says_more_than_none():
    """Sureness grows with examples that agree."""
    space = Space.over([("Rechnung", "de"), ("Paket", "de")])
    few = learn(space.points([("Rechnung", "de"), ("Paket", "de")]), [0, 1], 2)
    many = learn(space.points([("Rechnung", "de")] * 5 + [("Paket", "de")] * 5), [0] * 5 + [1] * 5, 2)
    asked = space.points([("Rechnung", "de")])
    assert 0.5 < shares(few, asked)[0, 0] < shares(many, asked)[0, 0] < 1
    assert np.isfinite(many).all()
