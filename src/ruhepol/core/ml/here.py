"""Encoders that run in the process that asks."""

from ruhepol.core.ml.encoder import Encoder
from ruhepol.core.ml.packaged import Packaged


def here(folder: str) -> Encoder:
    """Return the encoder of this folder, the packaged one without."""
    if folder:
        from ruhepol.core.ml.folder import Folder  # noqa: PLC0415  its libraries are an extra

        return Folder(folder)
    return Packaged()
