"""What every encoder's answer must be."""

import numpy as np
import pytest

from ruhepol.core.ml.encoder import EncoderError
from ruhepol.core.ml.vectors import normalised


def test_rows_are_brought_to_length_one_and_nothing_stays_nothing():
    """A row of zeros has no direction and is left alone."""
    rows = normalised([[3, 4], [0, 0]], 2)
    assert rows.tolist() == [[pytest.approx(0.6), pytest.approx(0.8)], [0, 0]]


@pytest.mark.parametrize("rows", [[[1, 2]], [1, 2], [[1, np.nan], [1, 1]]])
def test_an_answer_of_another_shape_is_refused(rows):
    """Too few rows, no rows at all, and numbers that are none."""
    with pytest.raises(EncoderError):
        normalised(rows, 2)
