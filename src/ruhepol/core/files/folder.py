"""A folder as the place for bytes: written aside, synced, then moved to its name in one step."""

import errno
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

from ruhepol.core.files.errors import FileMissing, StorageFull

CHUNK = 256 * 1024
LEFT_BEHIND_SECONDS = 24 * 3600
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
DIGEST = re.compile(r"[0-9a-f]{64}")


class FolderShelf:
    """Files at `ab/cd/abcd…`; unfinished ones wait in `incoming/`, where a crash may leave them."""

    def __init__(self, root: Path) -> None:
        """Use `root`, which is made when the first file comes."""
        self.root = root

    @property
    def incoming(self) -> Path:
        """The folder of files that are still being written."""
        return self.root / "incoming"

    def put(self, source: BinaryIO) -> tuple[str, int]:
        """Keep a stream under its digest; equal content is kept once."""
        self.incoming.mkdir(parents=True, exist_ok=True)
        with _typed_errors(), self._draft() as draft:
            digest, size = _copy(source, draft)
            target = self._path(digest)
            if not _holds(target, size):
                _make_folders(target.parent, self.root)
                Path(draft.name).replace(target)
                sync(target.parent)
        return digest, size

    def open(self, digest: str) -> BinaryIO:
        """Open the content for reading."""
        try:
            return self._path(digest).open("rb")
        except FileNotFoundError as error:
            raise FileMissing(digest) from error

    def remove(self, digest: str) -> None:
        """Unlink the content."""
        self._path(digest).unlink(missing_ok=True)

    def tidy(self) -> int:
        """Remove what crashes left unfinished more than a day ago; return how many files."""
        limit = time.time() - LEFT_BEHIND_SECONDS
        old = [path for path in self.incoming.glob("*") if path.stat().st_mtime < limit]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)

    def _path(self, digest: str) -> Path:
        if not DIGEST.fullmatch(digest):
            raise FileMissing("not a sha256 in hex")
        return self.root / digest[:2] / digest[2:4] / digest

    @contextmanager
    def _draft(self) -> Iterator[IO[bytes]]:
        with tempfile.NamedTemporaryFile(dir=self.incoming, delete=False) as draft:
            try:
                yield draft.file
            finally:
                Path(draft.name).unlink(missing_ok=True)


def _copy(source: BinaryIO, target: IO[bytes]) -> tuple[str, int]:
    sha, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        sha.update(chunk)
        size += len(chunk)
        target.write(chunk)
    target.flush()
    os.fsync(target.fileno())
    return sha.hexdigest(), size


def _holds(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except FileNotFoundError:
        return False


def _make_folders(folder: Path, root: Path) -> None:
    if folder == root or folder.is_dir():
        return
    _make_folders(folder.parent, root)
    folder.mkdir(exist_ok=True)
    sync(folder.parent)


def sync(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _typed_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise StorageFull(str(error)) from error
        raise
