"""Makes a backup while everything runs."""

import io
import os
import tarfile
import tempfile
from pathlib import Path

from django.conf import settings

import ruhepol
from ruhepol.config.archive.manifest import DATABASE, FORMAT, NAME, Manifest, digest
from ruhepol.core import clock
from ruhepol.core.db import dump

KEPT = ("secret.key", "demo.password", "started-empty")
FOLDERS = ("files",)


def write(target: Path) -> Manifest:
    """Write a backup to a file that only its owner can read; it appears whole or not at all.

    The database is copied first: files are only ever added, so all that it names are there.
    """
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        database = Path(folder) / DATABASE
        dump.dump(database)
        paths = {DATABASE: database, **_kept()}
        manifest = Manifest(
            format=FORMAT,
            version=ruhepol.__version__,
            made_at=clock.now().isoformat(),
            database=dump.kind(),
            members={name: digest(path) for name, path in paths.items()},
        )
        draft = Path(folder) / "archive"
        draft.touch(mode=0o600)
        _pack(draft, manifest, paths)
        draft.replace(target)
    return manifest


def _kept() -> dict[str, Path]:
    """Return what belongs to a backup besides the database, by its name in the archive."""
    home = Path(settings.DATA_DIR)
    paths = [home / name for name in KEPT]
    for folder in FOLDERS:
        paths += sorted((home / folder).rglob("*"))
    unfinished = home / "files" / "incoming"
    return {
        str(path.relative_to(home)): path
        for path in paths
        if path.is_file() and not path.is_relative_to(unfinished)
    }


def _pack(draft: Path, manifest: Manifest, paths: dict[str, Path]) -> None:
    with draft.open("wb") as file:
        with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as archive:
            text = manifest.text().encode()
            entry = tarfile.TarInfo(NAME)
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text))
            for name, path in paths.items():
                archive.add(path, arcname=name, recursive=False)
        file.flush()
        os.fsync(file.fileno())
