"""The port: what every encoder can do, and how it says that it cannot."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # numpy takes 20 MiB: it is loaded by those who encode
    from ruhepol.core.ml.vectors import Vectors


class EncoderError(Exception):
    """The encoder gives no answer now. Whoever asked goes on without."""


class Encoder(Protocol):
    """Turns texts into vectors whose scalar product says how near they are in meaning."""

    name: str
    """Names the model: vectors of different names must not be compared."""

    def ready(self) -> bool:
        """Tell whether `encode` would answer at once; where not, begin to get ready."""

    def encode(self, texts: Sequence[str], *, within: float | None = None) -> "Vectors":
        """Return one row of length 1 a text, as float32. Waits until ready. Raises EncoderError.

        `within` are the seconds somebody is willing to wait, for encoders that others can hold up.
        """
