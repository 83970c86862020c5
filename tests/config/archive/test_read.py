"""Only a whole, undamaged backup of this database and no newer version is put back."""

import hashlib
import json
import tarfile
from pathlib import Path

import pytest

from ruhepol.config.archive.manifest import BadArchiveError, parse
from ruhepol.config.archive.read import fits, restore, unpack
from ruhepol.core.db import dump

MEMBERS = {"database": b"rows", "secret.key": b"key", "files/ab/cd/abcd": b"attachment"}


def facts(**changed) -> dict:
    """Return what a manifest says."""
    return {
        "format": 1,
        "version": "0.0.1",
        "made_at": "2026-03-02T12:00:00+00:00",
        "database": dump.kind(),
        "members": {name: hashlib.sha256(content).hexdigest() for name, content in MEMBERS.items()},
        **changed,
    }


def archive(folder: Path, *, told: dict | None = None, **contents: bytes | None) -> Path:
    """Return an archive whose members may be missing (None), other or more than its manifest says."""
    for name, content in {
        **MEMBERS,
        "manifest.json": json.dumps(told or facts()).encode(),
        **contents,
    }.items():
        if content is not None:
            (folder / "in" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "in" / name).write_bytes(content)
    with tarfile.open(folder / "a.tar.gz", "w:gz") as written:
        for path in sorted((folder / "in").rglob("*")):
            written.add(path, arcname=str(path.relative_to(folder / "in")), recursive=False)
    return folder / "a.tar.gz"


def test_a_whole_archive_is_unpacked(tmp_path: Path):
    """All members are there, and the manifest is told."""
    manifest = unpack(archive(tmp_path), tmp_path / "out")
    assert (manifest.version, (tmp_path / "out/files/ab/cd/abcd").read_bytes()) == ("0.0.1", b"attachment")


FAULTS = {
    "files/ab/cd/abcd in the archive is damaged": {"files/ab/cd/abcd": b"other"},
    "differ: secret.key": {"secret.key": None},
    "differ: stranger": {"stranger": b""},
    "no manifest": {"manifest.json": None},
    "no readable manifest": {"manifest.json": b"[]"},
    "has format 7": {
        "manifest.json": b'{"format": 7, "version": "", "made_at": "", "database": "", "members": {}}'
    },
}


@pytest.mark.parametrize("said", FAULTS)
def test_a_faulty_archive_is_refused(tmp_path: Path, said: str):
    """Damaged, incomplete or foreign: the reason names what is wrong."""
    with pytest.raises(BadArchiveError, match=said):
        unpack(archive(tmp_path, **FAULTS[said]), tmp_path / "out")


def test_half_an_archive_is_refused(tmp_path: Path):
    """A copy that broke off is told from a whole one."""
    half = archive(tmp_path)
    half.write_bytes(half.read_bytes()[: half.stat().st_size // 2])
    with pytest.raises(BadArchiveError, match="cannot be read"):
        unpack(half, tmp_path / "out")


def test_a_member_cannot_leave_the_folder(tmp_path: Path):
    """A path that climbs out of the archive's folder is refused."""
    with tarfile.open(tmp_path / "evil.tar.gz", "w:gz") as written:
        written.addfile(tarfile.TarInfo("../evil"))
    with pytest.raises(BadArchiveError):
        unpack(tmp_path / "evil.tar.gz", tmp_path / "out")
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"version": "99.0"}, "newer than this one"),
        ({"version": "99.²"}, "newer than this one"),
        ({"database": "other"}, "is of a other database"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, settings, changed: dict, said: str):
    """A newer version or another database is refused before the data folder has anything new."""
    settings.DATA_DIR = tmp_path / "home"
    with pytest.raises(BadArchiveError, match=said):
        fits(parse(json.dumps(facts(**changed))))
    with pytest.raises(BadArchiveError, match=said):
        restore(archive(tmp_path, told=facts(**changed)))
    assert list((tmp_path / "home").iterdir()) == []
