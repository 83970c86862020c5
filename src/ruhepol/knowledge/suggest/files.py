"""Arrays in files that processes share: whole or not there, and nobody waits for a writer.

A folder holds one index after the other, each in a folder of its own named by what it was made of, and
`newest` names the one to take. An index is written aside, synced, and moved to its name in one step; then
`newest` is replaced. Who still reads an older one keeps its pages, for a mapped file outlives its name.
"""

import fcntl
import json
import os
import shutil
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import numpy as np

from ruhepol.core.files.folder import sync
from ruhepol.knowledge.suggest.postings import Arrays

_NEWEST, _FACTS, _LOCK, _ASIDE = "newest", "facts.json", "lock", "aside-"
_CHUNK = 1 << 20


class UnreadableError(Exception):
    """There is no whole index of this name."""


class BusyError(Exception):
    """Another process of this machine is making one."""


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Keep others of this machine from making an index here; what they left unfinished is removed."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / _LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError from None
        _tidy(folder)
        yield


def write(folder: Path, name: str, arrays: Arrays, facts: Mapping[str, Any]) -> None:
    """Keep arrays and what is to be known of them under `name`, the newest from now on. The lock is held.

    Raises OSError where the disk is full; nothing has changed then.
    """
    aside = Path(mkdtemp(prefix=_ASIDE, dir=folder))
    try:
        marks = {key: _save(aside / f"{key}.npy", array) for key, array in arrays.items()}
        _put(aside / _FACTS, json.dumps({"arrays": marks, "facts": dict(facts)}).encode())
        sync(aside)
        shutil.rmtree(folder / name, ignore_errors=True)
        aside.rename(folder / name)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    _put(folder / f"{_ASIDE}{_NEWEST}", name.encode())
    (folder / f"{_ASIDE}{_NEWEST}").replace(folder / _NEWEST)
    sync(folder)
    _tidy(folder)


def newest(folder: Path) -> str:
    """Return the name of the newest index, nothing where there is none."""
    try:
        return (folder / _NEWEST).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def stamp(folder: Path) -> tuple[int, int]:
    """Return what is other once another index is the newest; asked with every question."""
    try:
        found = (folder / _NEWEST).stat()
    except OSError:
        return 0, 0
    return found.st_ino, found.st_mtime_ns


def read(folder: Path, name: str) -> tuple[Arrays, Mapping[str, Any]]:
    """Return the arrays of an index, mapped, and its facts. Raises UnreadableError unless all are whole."""
    place = folder / name
    try:
        told = json.loads((place / _FACTS).read_bytes())
        arrays = {key: _load(place / f"{key}.npy", mark) for key, mark in told["arrays"].items()}
        return arrays, told["facts"]
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadableError(f"{name}: {error}") from error


def drop(folder: Path) -> None:
    """Take the newest index away, because it cannot be read."""
    (folder / _NEWEST).unlink(missing_ok=True)


def _save(path: Path, array: "np.ndarray[Any, Any]") -> int:
    with path.open("wb") as file:
        np.save(file, array, allow_pickle=False)
        file.flush()
        os.fsync(file.fileno())
    return _mark(path)


def _load(path: Path, mark: int) -> "np.ndarray[Any, Any]":
    if _mark(path) != mark:
        raise ValueError(f"{path.name} is not what was written")
    mapped = np.load(path, mmap_mode="r", allow_pickle=False)
    # A plain view: each slice of a memmap costs ten times as much.
    return mapped.view(np.ndarray)  # type: ignore[no-any-return]


def _mark(path: Path) -> int:
    mark = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            mark = zlib.crc32(chunk, mark)
    return mark


def _put(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _tidy(folder: Path) -> None:
    """Remove all but the newest index. Who maps another one keeps it until it looks again."""
    kept = {newest(folder), _NEWEST, _LOCK}
    for path in folder.iterdir():
        if path.name not in kept:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
