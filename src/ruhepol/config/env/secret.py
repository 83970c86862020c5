"""The secret key that is made once and kept in the data folder, readable by its owner only."""

import os
import secrets
from pathlib import Path

KEY_FILE = "secret.key"


def kept_key(data_dir: Path) -> str:
    """Return the data folder's key, making folder and key where they do not exist yet.

    Several processes may start at once: the file is written whole beside its place and linked there,
    so that all of them read the key of whoever came first.
    """
    place = data_dir / KEY_FILE
    if not place.exists():
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = data_dir / f".{KEY_FILE}.{os.getpid()}.{secrets.token_hex(4)}"
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:  # noqa: PTH123  Path.open takes no descriptor
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, place)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return place.read_text(encoding="ascii").strip()
