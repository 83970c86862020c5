"""Puts a backup back: checked as a whole before anything is touched."""

import shutil
import tarfile
import tempfile
from pathlib import Path

from django.conf import settings

import ruhepol
from ruhepol.config.archive.manifest import DATABASE, NAME, BadArchiveError, Manifest, digest, parse
from ruhepol.core.db import dump


def restore(source: Path) -> Manifest:
    """Replace database and files by those of a backup; raises BadArchiveError before anything changed."""
    home = Path(settings.DATA_DIR)
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home, prefix=".restore-") as place:
        folder = Path(place)
        manifest = unpack(source, folder)
        fits(manifest)
        dump.load(folder / DATABASE)
        for name in manifest.members:
            if name != DATABASE:
                target = home / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.move(folder / name, target)
    return manifest


def unpack(source: Path, folder: Path) -> Manifest:
    """Unpack a backup into a folder and check every member; raises BadArchiveError."""
    try:
        with tarfile.open(source, mode="r:gz") as archive:
            archive.extractall(folder, filter="data")
    except (OSError, EOFError, tarfile.TarError) as error:
        raise BadArchiveError(f"The archive cannot be read: {error}.") from error
    if not (folder / NAME).is_file():
        raise BadArchiveError("The archive has no manifest; it is no backup of ours.")
    manifest = parse((folder / NAME).read_text(encoding="utf-8"))
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()} - {NAME}
    if strangers := there ^ set(manifest.members):
        raise BadArchiveError(f"The archive and its manifest differ: {', '.join(sorted(strangers))}.")
    for name, expected in manifest.members.items():
        if digest(folder / name) != expected:
            raise BadArchiveError(f"{name} in the archive is damaged.")
    return manifest


def fits(manifest: Manifest) -> None:
    """Raise BadArchiveError when this installation cannot take the backup."""
    if manifest.database != dump.kind():
        raise BadArchiveError(
            f"The backup is of a {manifest.database} database, this installation uses {dump.kind()}."
        )
    if _number(manifest.version) > _number(ruhepol.__version__):
        raise BadArchiveError(
            f"The backup is from version {manifest.version}, newer than this one ({ruhepol.__version__})."
        )


def _number(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdecimal()]
