"""Questions as points: near one another where they share something."""

import numpy as np
import pytest

from ruhepol.knowledge.sorting.space import Space

ASKED = [("Rechnung fehlt", "de"), ("Die Rechnungen fehlen mir", "de"), ("Server antwortet nicht", "de")]


def test_shared_words_bring_near_and_nothing_lies_nowhere():
    """Every point has length 1 but that of a question without words; alike ones are nearer."""
    points = Space.over(ASKED).points([*ASKED, ("", "de")])
    assert np.linalg.norm(points, axis=1) == pytest.approx([1, 1, 1, 0])
    near = points @ points.T
    assert near[0, 1] > 0.3
    assert near[0, 2] < 0.1


def test_a_typo_keeps_most_of_a_word():
    """Groups of letters find what the words miss."""
    space = Space.over(ASKED)
    [right, wrong] = space.points([("Rechnung", "de"), ("Rechung", "de")])
    assert right @ wrong > 0.1


def test_meaning_counts_beside_words():
    """With an encoder two questions without a common word may be near."""
    meant = {"bill": [1, 0], "Rechnung": [1, 0], "server": [0, 1]}
    space = Space.over(
        [("bill", "en"), ("Rechnung", "de"), ("server", "en")],
        lambda texts: np.array([meant[text] for text in texts], dtype=np.float32),
    )
    bill, invoice, server = space.points([("bill", "en"), ("Rechnung", "de"), ("server", "en")])
    assert bill @ invoice > 0.6
    assert bill @ server < 0.1
