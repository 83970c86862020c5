"""Storing and opening bytes, for all rooms."""

import io
from typing import BinaryIO

from django.conf import settings

from ruhepol.core import clock
from ruhepol.core.db.rows import insert_once
from ruhepol.core.files.folder import FolderShelf
from ruhepol.core.files.shelf import Shelf
from ruhepol.core.models import StoredFile


def shelf() -> Shelf:
    """Return the place where this installation keeps its bytes."""
    return FolderShelf(settings.DATA_DIR / "files")


def store(source: BinaryIO | bytes) -> StoredFile:
    """Keep bytes (a stream is read to its end) and return their row; equal bytes share one row.

    The bytes are safe on disk before the row exists, so a rollback or crash may leave bytes without
    a row, never a row without bytes. Raises StorageFull.
    """
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    row = StoredFile(created_at=clock.now())
    row.digest, row.size = shelf().put(stream)
    return row if insert_once(row) else StoredFile.objects.get(digest=row.digest)


def open_file(digest: str) -> BinaryIO:
    """Open stored bytes for reading; the caller closes the stream. Raises FileMissing."""
    return shelf().open(digest)


def read(digest: str) -> bytes:
    """Return stored bytes at once, for contents known to be small."""
    with open_file(digest) as stream:
        return stream.read()
