"""The first member of an archive: what it holds, from which version, and every member's digest."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

NAME = "manifest.json"
FORMAT = 1
DATABASE = "database"


class BadArchiveError(Exception):
    """A file that is no backup of ours, or not all of one; the text is for the admin."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive holds. `members` gives the sha256 of each by name."""

    format: int
    version: str
    made_at: str
    database: str
    members: dict[str, str]

    def text(self) -> str:
        """Return it as JSON."""
        return json.dumps(asdict(self), indent=1, sort_keys=True)


def parse(text: str) -> Manifest:
    """Return the manifest of a text; raises BadArchiveError."""
    try:
        found = Manifest(**json.loads(text))
    except (ValueError, TypeError) as error:
        raise BadArchiveError("The archive has no readable manifest; it is no backup of ours.") from error
    if found.format != FORMAT:
        raise BadArchiveError(f"The archive has format {found.format}; this version reads {FORMAT}.")
    return found


def digest(path: Path) -> str:
    """Return a file's sha256 in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
