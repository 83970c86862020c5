"""Storing and opening bytes, for all rooms."""

import hashlib
import io
from functools import cache
from typing import BinaryIO

from django.conf import settings

from ruhepol.core import clock
from ruhepol.core.db.prepared import Prepared, Slot
from ruhepol.core.db.rows import insert_once
from ruhepol.core.files.bucket import bucket_of
from ruhepol.core.files.folder import FolderShelf
from ruhepol.core.files.shelf import Shelf
from ruhepol.core.models import StoredFile

_bucket = cache(bucket_of)
SMALL = 32 * 1024
"""Up to so many bytes lie in the row itself: one commit keeps them, where a file needs a handful of syncs."""

_CONTENT = Prepared(
    lambda: StoredFile.objects.filter(digest=Slot("digest"), content__isnull=False).values_list(
        "content", flat=True
    )
)


def shelf() -> Shelf:
    """Return the place where this installation keeps its large contents."""
    wanted = settings.RUHEPOL
    if not wanted.s3_endpoint:
        return FolderShelf(settings.DATA_DIR / "files")
    return _bucket(wanted)


def store(source: BinaryIO | bytes) -> StoredFile:
    """Keep bytes (a stream that can seek is read to its end) and return their row; equal bytes share one row.

    Small contents are in the row. Large ones are safe on disk before the row exists, so a rollback or crash
    may leave bytes without a row, never a row without bytes. Raises StorageUnavailable.
    """
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    begun, row = stream.tell(), StoredFile(created_at=clock.now())
    start = stream.read(SMALL + 1)
    if len(start) > SMALL:
        stream.seek(begun)
        row.digest, row.size = shelf().put(stream)
    else:
        row.digest, row.size, row.content = hashlib.sha256(start).hexdigest(), len(start), start
    return row if insert_once(row) else StoredFile.objects.defer("content").get(digest=row.digest)


def open_file(digest: str) -> BinaryIO:
    """Open stored bytes for reading; the caller closes the stream. Raises FileMissing."""
    content = _CONTENT.first(digest=digest)
    return shelf().open(digest) if content is None else io.BytesIO(content)


def read(digest: str) -> bytes:
    """Return stored bytes at once, for contents known to be small."""
    with open_file(digest) as stream:
        return stream.read()


def remove(digest: str) -> None:
    """Take stored bytes away for good; again, nothing happens. Raises StorageUnavailable.

    Whoever calls it knows that nobody needs them: see `needs.let_go`.
    """
    StoredFile.objects.filter(digest=digest).delete()
    shelf().remove(digest)
