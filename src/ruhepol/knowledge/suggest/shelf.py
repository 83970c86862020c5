"""What this process can be asked, a shelf a kind: the newest index of this machine, and what changed since.

Nothing here waits for an index to be made: until there is one, the newest texts alone are found.
"""

import heapq
import threading
import time
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from django.db import connection

from ruhepol.core import clock
from ruhepol.core.ml.choosing import encoder
from ruhepol.knowledge.models import Edition
from ruhepol.knowledge.suggest import missing, sources
from ruhepol.knowledge.suggest.contexts import ARTICLE
from ruhepol.knowledge.suggest.layers import Shelf

if TYPE_CHECKING:
    from ruhepol.knowledge.suggest.base import Base

log = structlog.get_logger(__name__)

_LAID = 200  # texts that are laid above an index; a collection as small needs none
_MANY = 100  # changes for which an index is made anew
_HOUR = 3600.0  # seconds after which it is for any
_REST = 10.0  # times as long as it took it is let alone
_ALONE = 120.0  # seconds after which nobody else seems to make it


@dataclass(slots=True)
class _Held:
    kind: str
    shelf: Shelf | None = None
    base: "Base | None" = None
    stamp: tuple[int, int] = (-1, -1)
    wanted_at: float = 0.0
    warmed: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)


_held: dict[str, _Held] = {}


def current(kind: str = ARTICLE, editions: Mapping[str, int] | None = None) -> Shelf:
    """Return the shelf of a kind as it is now; `editions` where they have just been asked for."""
    held = _held.setdefault(kind, _Held(kind))
    edition = (editions_now() if editions is None else editions).get(kind, 0)
    if held.wanted_at and time.monotonic() - held.wanted_at > _ALONE:
        _make_aside(held)
    shelf = held.shelf
    if shelf and shelf.edition == edition and held.stamp == _stamp(kind):
        return shelf
    # Who comes while the shelf is put in order takes it as it was.
    if not held.lock.acquire(blocking=shelf is None) and shelf:
        return shelf
    try:
        return _renewed(held, edition)
    finally:
        held.lock.release()


def warm(kind: str = ARTICLE) -> None:
    """Open the index in a thread and wake the encoder, because somebody is about to ask. Asks no database."""
    held = _held.setdefault(kind, _Held(kind))
    if held.base is None and not held.warmed:
        held.warmed = True
        threading.Thread(target=_warm, args=(held,), name="suggest-warm", daemon=True).start()


def editions_now() -> Mapping[str, int]:
    """Return the edition of every kind."""
    return dict(Edition.objects.values_list("kind", "number"))


def forget() -> None:
    """Drop all shelves, as a new process would begin."""
    _held.clear()


def _renewed(held: _Held, edition: int) -> Shelf:
    """Look for a newer index and lay above it what changed. The lock is held."""
    stamp = _stamp(held.kind)
    if held.base is None or held.stamp != stamp:
        held.base, held.stamp, held.shelf = _opened(held.kind), stamp, None
        held.wanted_at = 0.0
    if held.shelf is None or held.shelf.edition != edition:
        held.shelf = _laid(held, held.base, edition)
    return held.shelf


def _warm(held: _Held) -> None:
    with held.lock:
        if held.base is None:
            held.stamp = _stamp(held.kind)
            held.base = _opened(held.kind)
        has_meaning = held.base.has_meaning
    chosen = encoder() if has_meaning else None
    if chosen:
        chosen.ready()


def _laid(held: _Held, base: "Base", edition: int) -> Shelf:
    from ruhepol.knowledge.suggest.base import Base  # noqa: PLC0415  numpy comes with it

    source = sources.named(held.kind)
    now, then = source.marks(), base.marks
    fresh = [pk for pk, mark in now.items() if then.get(pk) != mark]
    gone = then.keys() - now.keys()
    if _is_old(base, len(fresh) + len(gone)) and not held.wanted_at:
        held.wanted_at = time.monotonic()
        missing.tell_index(held.kind)
    # Of very many changes some have to wait; what those say is read anew before anybody sees it.
    laid = heapq.nlargest(_LAID, fresh)
    leaves = list(source.leaves(laid)) if laid else []
    above = Base.of(leaves, source.meanings([leaf.doc for leaf in leaves]) if leaves else {})
    return Shelf(edition, base, above, _hidden(gone, laid))


def _hidden(gone: AbstractSet[int], laid: list[int]) -> frozenset[int]:
    return frozenset(gone) | frozenset(laid)


def _is_old(base: "Base", changes: int) -> bool:
    """Tell whether so much changed, or so long ago, that an index should be made anew."""
    if not base.facts:
        return changes > _LAID
    age = clock.now().timestamp() - base.facts["made_at"]
    return changes > 0 and age > (_REST * base.facts["took"] if changes > _MANY else _HOUR)


def _opened(kind: str) -> "Base":
    """Return the newest index of this machine, an empty one where there is none that can be read."""
    from ruhepol.knowledge.suggest import files  # noqa: PLC0415
    from ruhepol.knowledge.suggest.base import Base  # noqa: PLC0415

    folder = _place(kind)
    while name := files.newest(folder):
        try:
            return Base.kept(*files.read(folder, name))
        except (files.UnreadableError, KeyError) as error:
            # Another one may have taken its place while it was read.
            if files.newest(folder) == name:
                log.warning("suggest_index_unreadable", kind=kind, why=str(error))
                files.drop(folder)
    return Base.of([], {})


def _place(kind: str) -> Path:
    from ruhepol.knowledge.suggest import making  # noqa: PLC0415

    return making.place(kind)


def _stamp(kind: str) -> tuple[int, int]:
    from ruhepol.knowledge.suggest import files  # noqa: PLC0415

    return files.stamp(_place(kind))


def _make_aside(held: _Held) -> None:
    """Make the index here, in a thread: no worker of this machine has done so."""
    held.wanted_at = 0.0
    threading.Thread(target=_make_here, args=(held,), name="suggest-index", daemon=True).start()


def _make_here(held: _Held) -> None:
    from ruhepol.knowledge.suggest import making  # noqa: PLC0415

    try:
        made = making.make(held.kind)
        with held.lock:
            if made and held.stamp == _stamp(held.kind):  # it could not be kept
                held.base, held.shelf = made, None
    finally:
        connection.close()
