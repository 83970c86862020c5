"""What a place for bytes must offer: a folder on one machine, an object store for several."""

from typing import BinaryIO, Protocol


class Shelf(Protocol):
    """Keeps immutable contents under their sha256 in hex."""

    def put(self, source: BinaryIO) -> tuple[str, int]:
        """Read `source` to its end and keep it; return (digest, size). Raises StorageUnavailable."""

    def open(self, digest: str) -> BinaryIO:
        """Return the bytes as a readable stream. Raises FileMissing or StorageUnavailable."""

    def remove(self, digest: str) -> None:
        """Take the bytes away, if they are here. Raises StorageUnavailable."""

    def tidy(self) -> int:
        """Remove what crashes left unfinished; return how many pieces."""
