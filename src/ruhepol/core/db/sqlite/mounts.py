"""Where a database file must not lie: network file systems do not keep locks and mmap apart safely."""

import os
from functools import cache
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

MOUNTS = Path("/proc/self/mounts")
NETWORK = ("nfs", "cifs", "smb", "9p", "afs", "ceph", "gluster", "lustre", "fuse.sshfs", "fuse.s3fs", "davfs")


@cache
def refuse_network(database: str) -> None:
    """Raise ImproperlyConfigured when the database's folder is on a network file system."""
    kind = file_system(Path(database).parent, _mounts())
    if kind.startswith(NETWORK):
        raise ImproperlyConfigured(
            f"{database} is on a network file system ({kind}), where SQLite loses data. "
            "Set RUHEPOL_DATA_DIR to a local disk, or RUHEPOL_DATABASE_URL to a PostgreSQL server."
        )


def file_system(folder: Path, mounts: str) -> str:
    """Return the type of the file system that holds `folder`, by the text of /proc/mounts."""
    path = os.path.realpath(folder)
    best, kind = "", ""
    for line in mounts.splitlines():
        _, point, name, *_ = line.split()
        point = point.replace(r"\040", " ")
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, name
    return kind


def _mounts() -> str:
    return MOUNTS.read_text() if MOUNTS.exists() else ""
