"""Vectors in two bits a number."""

import numpy as np
import pytest

from ruhepol.knowledge.suggest.codes import packed, products, rotation


def rows(count: int, width: int, seed: int) -> np.ndarray:
    """Return vectors of length 1 in random directions."""
    made = np.random.default_rng(seed).standard_normal((count, width)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


@pytest.mark.parametrize("width", [6, 64, 301, 512])
def test_scalar_products_survive_whatever_the_width(width):
    """Off by some hundredths, not on average; a vector with itself is 1."""
    kept, turn = rows(400, width, seed=1), rotation(width)
    asked = np.concatenate([kept[:1], rows(1, width, seed=2) * 0.6 + kept[:1] * 0.8])
    codes, factor = packed(kept, turn)
    off = products(codes, factor, asked @ turn) - kept @ asked.T
    assert codes.shape == (400, max(64, -(-width // 4)))
    assert off[0, 0] == pytest.approx(0, abs=1e-4)
    assert float(np.sqrt((off**2).mean())) < 0.03
    assert abs(float(off.mean())) < 0.005


def test_twice_the_room_is_nearer_to_the_truth():
    """The rounding of more numbers cancels out better."""
    kept, asked = rows(400, 512, seed=1), rows(5, 512, seed=2)
    wrong = []
    for turn in (rotation(512), rotation(512, 2)):
        codes, factor = packed(kept, turn)
        wrong.append(float(np.abs(products(codes, factor, asked @ turn) - kept @ asked.T).mean()))
    assert codes.shape == (400, 256)
    assert wrong[1] < 0.8 * wrong[0]


def test_a_vector_of_nothing_is_near_nothing():
    """It stands for a text whose meaning is not computed yet."""
    turn = rotation(8)
    codes, factor = packed(np.zeros((1, 8), dtype=np.float32), turn)
    assert products(codes, factor, rows(3, 8, seed=1) @ turn).tolist() == [[0, 0, 0]]
