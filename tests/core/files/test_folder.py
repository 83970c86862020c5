"""A folder as the place for bytes."""

import hashlib
import io
import os
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from ruhepol.core.files.errors import FileMissing, StorageFull
from ruhepol.core.files.folder import CHUNK, FolderShelf


def contents(shelf: FolderShelf) -> list[Path]:
    """Return every file below the shelf, finished or not."""
    return [path for path in shelf.root.rglob("*") if path.is_file()]


class BreaksAfterOneChunk(io.BytesIO):
    """A stream whose sender goes away in the middle."""

    def read(self, size: int | None = -1) -> bytes:
        """Give what there is once, then fail."""
        if chunk := super().read(size):
            return chunk
        raise ConnectionResetError


def test_a_large_stream_is_kept_in_pieces(tmp_path: Path) -> None:
    """Content of several chunks comes back the same, under its sha256."""
    body = os.urandom(3 * CHUNK + 17)
    shelf = FolderShelf(tmp_path / "files")
    digest, size = shelf.put(io.BytesIO(body))
    assert (digest, size) == (hashlib.sha256(body).hexdigest(), len(body))
    with shelf.open(digest) as stream:
        assert stream.read() == body


def test_equal_content_is_kept_once(tmp_path: Path) -> None:
    """The second copy leaves no second file, not even an unfinished one."""
    shelf = FolderShelf(tmp_path)
    assert shelf.put(io.BytesIO(b"a")) == shelf.put(io.BytesIO(b"a"))
    assert len(contents(shelf)) == 1


def test_a_damaged_file_is_mended(tmp_path: Path) -> None:
    """A file cut short under its name is replaced when the whole content comes again."""
    shelf = FolderShelf(tmp_path)
    digest, _ = shelf.put(io.BytesIO(b"whole"))
    [path] = contents(shelf)
    path.write_bytes(b"wh")
    shelf.put(io.BytesIO(b"whole"))
    with shelf.open(digest) as stream:
        assert stream.read() == b"whole"


@pytest.fixture
def _nearly_full_disk() -> Iterator[None]:
    """Let no file of this process grow beyond a thousand bytes, as a quota would."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("_nearly_full_disk")
def test_a_full_disk_has_a_name_and_leaves_nothing(tmp_path: Path) -> None:
    """Running out of space raises StorageFull and cleans up what was begun."""
    shelf = FolderShelf(tmp_path)
    with pytest.raises(StorageFull):
        shelf.put(io.BytesIO(b"x" * 2000))
    assert contents(shelf) == []


def test_a_broken_upload_leaves_nothing(tmp_path: Path) -> None:
    """A source that fails half-way raises its own error and no file stays."""
    shelf = FolderShelf(tmp_path)
    with pytest.raises(ConnectionResetError):
        shelf.put(BreaksAfterOneChunk(b"half"))
    assert contents(shelf) == []


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "A" * 64, "0" * 63])
def test_only_a_digest_names_a_file(tmp_path: Path, digest: str) -> None:
    """Anything but a sha256 in hex finds nothing, so no path can be smuggled in."""
    with pytest.raises(FileMissing):
        FolderShelf(tmp_path).open(digest)


def test_what_a_crash_left_is_tidied_away_a_day_later(tmp_path: Path) -> None:
    """Only drafts older than a day go; one being written now and finished files stay."""
    shelf = FolderShelf(tmp_path)
    shelf.put(io.BytesIO(b"kept"))
    old, fresh = shelf.incoming / "old", shelf.incoming / "fresh"
    for draft in (old, fresh):
        draft.write_bytes(b"half")
    os.utime(old, (0, 0))
    assert shelf.tidy() == 1
    assert not old.exists()
    assert fresh.exists()
    assert len(contents(shelf)) == 2
