"""Beginnings put together by their shape in a file, so that memory holds those of one shape at a time."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple


class Begun(NamedTuple):
    """A signal began at a customer's asset. `signal` is the number of its row."""

    shape: str
    kind: str
    customer: int
    asset: int
    at: float
    signal: int

    @property
    def moment(self) -> datetime:
        """When."""
        return datetime.fromtimestamp(self.at, UTC)


class Piles:
    """What began, to be read shape by shape."""

    def __init__(self, file: sqlite3.Connection) -> None:
        """Begin with nothing."""
        self._file = file
        file.execute("CREATE TABLE begun (shape, kind, customer, asset, at, signal)")

    def add(self, begun: Iterable[Begun]) -> None:
        """Put more of them there."""
        self._file.executemany("INSERT INTO begun VALUES (?, ?, ?, ?, ?, ?)", begun)

    def read(self, *, fewest: int) -> Iterator[list[Begun]]:
        """Yield the beginnings of each shape that has so many, in the order of time."""
        rows = map(Begun._make, self._file.execute("SELECT * FROM begun ORDER BY shape, at, asset, customer"))
        for _shape, same in groupby(rows, key=itemgetter(0)):
            if len(pile := list(same)) >= fewest:
                yield pile


@contextmanager
def piles() -> Iterator[Piles]:
    """Give a file of SQLite's own that no other process sees; it is gone in the end, also after a crash."""
    with closing(sqlite3.connect("", isolation_level=None)) as file:
        yield Piles(file)
