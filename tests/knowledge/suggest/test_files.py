"""Indexes in files: whole or not there."""

import errno
import os
from pathlib import Path

import numpy as np
import pytest

from ruhepol.knowledge.suggest import files

ARRAYS = {"de.ids": np.arange(5, dtype=np.int64), "en.keys": np.array([b"one", b"two"], dtype="S40")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an index named `first`."""
    with files.only_one(tmp_path / "kind"):
        files.write(tmp_path / "kind", "first", ARRAYS, {"took": 1.5})
    return tmp_path / "kind"


def test_what_was_written_is_read(folder):
    """Arrays come back as they were, with their facts, under the newest name."""
    assert files.newest(folder) == "first"
    arrays, facts = files.read(folder, "first")
    assert facts == {"took": 1.5}
    assert {key: array.tolist() for key, array in arrays.items()} == {
        key: array.tolist() for key, array in ARRAYS.items()
    }


def test_a_newer_index_takes_the_place_of_the_older(folder):
    """The old one's files go; who has them mapped still reads them."""
    held, _ = files.read(folder, "first")
    before = files.stamp(folder)
    with files.only_one(folder):
        files.write(folder, "second", {"de.ids": np.zeros(2)}, {})
    assert files.stamp(folder) != before
    assert sorted(path.name for path in folder.iterdir()) == ["lock", "newest", "second"]
    assert held["de.ids"].tolist() == [0, 1, 2, 3, 4]


def test_a_full_disk_changes_nothing(folder, monkeypatch):
    """The newest index stays, and no half of another one is left."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with files.only_one(folder), pytest.raises(OSError, match="no space"):
        files.write(folder, "second", ARRAYS, {})
    assert files.newest(folder) == "first"
    assert sorted(path.name for path in folder.iterdir()) == ["first", "lock", "newest"]


@pytest.mark.parametrize("name", ["facts.json", "de.ids.npy"])
@pytest.mark.parametrize("harm", ["missing", "short", "other", "empty"])
def test_a_damaged_index_is_not_read(folder, name, harm):
    """Whatever happened to a file, it is noticed before anything is answered from it."""
    path = folder / "first" / name
    content = path.read_bytes()
    changed = {"short": content[:-3], "other": content[:-1] + bytes([content[-1] ^ 7]), "empty": b""}
    path.unlink()
    if harm in changed:
        path.write_bytes(changed[harm])
    with pytest.raises(files.UnreadableError):
        files.read(folder, "first")


def test_a_writer_that_was_killed_leaves_nothing_behind(folder):
    """What it had begun is removed by the next one, and the lock was never in the way."""
    child = os.fork()
    if not child:  # pragma: no cover  it ends here
        with files.only_one(folder):
            (folder / "aside-dead").mkdir()
            (folder / "aside-dead" / "de.ids.npy").write_bytes(b"half")
            os._exit(9)
    os.waitpid(child, 0)
    assert (folder / "aside-dead").exists()
    with files.only_one(folder):
        assert not (folder / "aside-dead").exists()
    assert files.read(folder, files.newest(folder))


def test_two_do_not_make_one_at_the_same_time(folder):
    """The second is told, and may go on without."""
    with files.only_one(folder), pytest.raises(files.BusyError), files.only_one(folder):
        pass
