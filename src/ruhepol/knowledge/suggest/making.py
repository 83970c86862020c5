"""Making the index of a kind and keeping it in a file for all processes of this machine."""

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

import structlog
from django.conf import settings

from ruhepol.core import clock
from ruhepol.core.ml.choosing import encoder
from ruhepol.knowledge.suggest import files, formats, sources
from ruhepol.knowledge.suggest.base import Base

log = structlog.get_logger(__name__)

_WEEK = 7 * 24 * 3600.0  # seconds


def place(kind: str) -> Path:
    """Return the folder of a kind's indexes: another one for other code or another encoder."""
    chosen = encoder()
    model = hashlib.sha256((chosen.name if chosen else "").encode()).hexdigest()[:8]
    return Path(settings.RUHEPOL.data_dir) / "suggest" / f"{formats.current()}-{model}" / kind


def make(kind: str) -> Base | None:
    """Make a kind's index, keep it, and return it; None where it is current or another process makes it.

    Where it cannot be kept, this is said, and whoever asked for it has it all the same.
    """
    folder = place(kind)
    try:
        with files.only_one(folder):
            return _made(kind, folder)
    except files.BusyError:
        return None


def _made(kind: str, folder: Path) -> Base | None:
    source, began = sources.named(kind), clock.now()
    if files.newest(folder) == _name(source.marks()):
        return None
    leaves = list(source.leaves(None))
    name = _name({leaf.doc.id: leaf.mark for leaf in leaves})
    meanings = source.meanings([leaf.doc for leaf in leaves])
    base = Base.of(leaves, meanings)
    now = clock.now()
    base = Base(base.parts, {"made_at": now.timestamp(), "took": (now - began).total_seconds()})
    try:
        files.write(folder, name, base.arrays, base.facts)
    except OSError as error:
        log.warning("suggest_index_not_kept", kind=kind, why=str(error))
    else:
        _tidy(folder.parent)
        log.info("suggest_index_made", kind=kind, texts=len(leaves), seconds=base.facts["took"])
    return base


def _tidy(kept: Path) -> None:
    """Remove what earlier code or another encoder made; a week is left to go back to it."""
    limit = clock.now().timestamp() - _WEEK
    for other in kept.parent.iterdir():
        if other != kept and max((kind.stat().st_mtime for kind in other.iterdir()), default=0.0) < limit:
            shutil.rmtree(other, ignore_errors=True)


def _name(marks: Mapping[int, int]) -> str:
    """Return what tells these contents from others."""
    return hashlib.sha256(repr(sorted(marks.items())).encode()).hexdigest()[:32]
