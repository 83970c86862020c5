"""SQLite stays off network file systems."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from ruhepol.core.db.sqlite import mounts

TABLE = r"""/dev/sda1 / ext4 rw 0 0
server:/export /mnt nfs4 rw 0 0
/dev/sdb1 /mnt/local\040disk xfs rw 0 0
//nas/share /srv/data cifs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/lib", "ext4"),
        ("/mnt/ruhepol", "nfs4"),
        ("/mnt", "nfs4"),
        ("/mnt/local disk/ruhepol", "xfs"),
        ("/srv/database", "ext4"),
        ("/srv/data", "cifs"),
    ],
)
def test_the_nearest_mount_decides(folder: str, kind: str) -> None:
    """A folder belongs to the deepest mount above it, also with a blank in its name."""
    assert mounts.file_system(Path(folder), TABLE) == kind


def test_a_database_on_a_share_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The error names the file, the reason, and both ways out."""
    table = tmp_path / "mounts"
    table.write_text(f"server:/x {tmp_path} nfs rw 0 0\n")
    monkeypatch.setattr(mounts, "MOUNTS", table)
    with pytest.raises(ImproperlyConfigured, match=r"network file system \(nfs\).*RUHEPOL_DATA_DIR"):
        mounts.refuse_network(str(tmp_path / "ruhepol.sqlite3"))


def test_a_local_database_is_welcome(tmp_path: Path) -> None:
    """The machine's own temporary folder is fine."""
    mounts.refuse_network(str(tmp_path / "ruhepol.sqlite3"))
