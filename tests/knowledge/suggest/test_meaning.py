"""Comparing vectors."""

import numpy as np
import pytest

from ruhepol.knowledge.suggest.meaning import Meaning, Pieces, nothing, read

DOCUMENTS, WIDTH = 2_000, 256


def rows(count: int, seed: int) -> np.ndarray:
    """Return vectors of length 1 in random directions."""
    made = np.random.default_rng(seed).standard_normal((count, WIDTH)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def vectors() -> np.ndarray:
    """Two pieces a document."""
    return rows(2 * DOCUMENTS, seed=1)


@pytest.fixture(scope="module")
def meaning(vectors) -> Meaning:
    """A collection too large to be compared piece by piece; of the last document nothing is known."""
    known = [Pieces.of(vectors[2 * at : 2 * at + 2]) for at in range(DOCUMENTS - 1)]
    return Meaning.of([*known, nothing(WIDTH)], [False] * DOCUMENTS)


def test_scores_are_the_best_pieces_cosine_and_a_little_of_the_next_ones(meaning, vectors):
    """Rounding the vectors costs some hundredths."""
    asked = rows(1, seed=2)
    wanted = np.array([3, 1_500, 7])
    both = [
        sorted((float(vectors[2 * at] @ asked[0]), float(vectors[2 * at + 1] @ asked[0]))) for at in wanted
    ]
    exact = [0.8 * best + 0.2 * second for second, best in both]
    assert meaning.scores(asked, wanted) == pytest.approx(exact, abs=0.1)
    assert len(meaning.scores(asked, np.array([], dtype=np.int64))) == 0


def test_the_better_way_of_reading_a_question_counts(vectors):
    """And a document of one piece has nothing to average with."""
    one = Meaning.of([Pieces.of(vectors[:1])], [False])
    plain, both = one.scores(vectors[1:2], np.array([0])), one.scores(vectors[:2], np.array([0]))
    assert plain == pytest.approx(vectors[:1] @ vectors[1], abs=0.1)
    assert both == pytest.approx(1, abs=0.01)


def test_a_rough_look_finds_what_is_near(meaning, vectors):
    """Whichever piece is asked for, its document is among the first few."""
    assert not meaning.is_small
    for at in (0, 999, 1_777):
        rough = meaning.roughly(vectors[2 * at : 2 * at + 1])
        assert (rough > rough[at]).sum() < 100


def test_what_has_no_meaning_yet_is_known(meaning):
    """So that it need not stand back for it."""
    assert meaning.known.tolist() == [True] * (DOCUMENTS - 1) + [False]


def test_a_taught_text_is_as_near_as_the_middle_of_its_wordings_by_half(vectors):
    """The other half is that of its best pieces, of which the middle is one."""
    middle = (vectors[0] + vectors[1]) / np.linalg.norm(vectors[0] + vectors[1])
    taught = Meaning.of([Pieces.of(vectors[:3]).led_by_middle(2)], [True])
    aside = float(middle @ vectors[0])
    for asked, to_middle in ((middle, 1.0), (vectors[0], aside)):
        near = taught.scores(asked[None], np.array([0]))
        assert near == pytest.approx([0.5 * (0.8 + 0.2 * aside) + 0.5 * to_middle], abs=0.05)


def test_a_german_text_is_read_also_as_it_is_typed():
    """People type few capitals: its vector leans to that of the text in lower case. English ones stay."""
    found = {"Rechnung": [2.0, 0.0], "rechnung": [0.0, 3.0]}

    def encode(texts):
        return np.array([found[text] for text in texts], dtype=np.float32)

    assert read(["Rechnung"], "de", encode) == pytest.approx(np.array([[0.8, 0.6]]))
    assert read(["Rechnung"], "en", encode) == pytest.approx(np.array([[2.0, 0.0]]))
