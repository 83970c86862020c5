"""Secrets that are made once and kept in the data folder, readable by their owner only."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from ruhepol.config.env.read import WrongSettingsError

KEY_FILE = "secret.key"


def kept_key(data_dir: Path) -> str:
    """Return the data folder's signing key, making folder and key where they do not exist yet.

    Raises WrongSettingsError for a folder that cannot be made, read or written.
    """
    try:
        return kept(data_dir / KEY_FILE, lambda: secrets.token_urlsafe(48))
    except OSError as error:
        why = f"RUHEPOL_DATA_DIR is {str(data_dir)!r}, which cannot be used: {error.strerror}."
        raise WrongSettingsError([why]) from error


def kept(place: Path, make: Callable[[], str]) -> str:
    """Return the secret kept in a file, making it where it does not exist yet.

    Several processes may start at once: the file is written whole beside its place and linked there,
    so that all of them read the secret of whoever came first.
    """
    if not place.exists():
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = place.with_name(f".{place.name}.{os.getpid()}.{secrets.token_hex(4)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(make())
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, place)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return place.read_text(encoding="ascii").strip()
