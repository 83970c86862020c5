"""Vectors, and that each has length 1."""

import numpy as np
from numpy.typing import NDArray

from ruhepol.core.ml.encoder import EncoderError

Vectors = NDArray[np.float32]


def normalised(rows: object, wanted: int) -> Vectors:
    """Return rows brought to length 1; a row of nothing stays 0. Raises EncoderError for another shape."""
    vectors = np.asarray(rows, dtype=np.float32)
    if vectors.ndim != 2 or len(vectors) != wanted or not np.isfinite(vectors).all():  # noqa: PLR2004 rows and columns
        raise EncoderError(f"{wanted} vectors were asked for, the shape is {vectors.shape}")
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0))
