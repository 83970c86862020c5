"""Which facts are the same thing again: the same words of the same thing, whatever numbers stand in them."""

import hashlib
import re
from datetime import UTC, datetime

from ruhepol.healing.reading.seen import Seen

SLOT_SECONDS = 300
_CHANGING = re.compile(r"0x[0-9a-fA-F]+|\b[0-9a-fA-F]{8,}(?:-[0-9a-fA-F]{4,})*\b|\d+")
COMPARED = 300
CHANGED = "#"
"""What stands for numbers and ids in a shape."""


def fingerprint(seen: Seen, *, source_id: int, asset_id: int | None) -> str:
    """Return 32 hex digits that facts have in common when only numbers, ids or moments in them differ."""
    said = (str(source_id), str(asset_id or ""), seen.kind, str(seen.severity), seen.name, shape(seen.body))
    return digest(*said)


def shape(body: str) -> str:
    """Return the beginning of a text without its numbers, ids and moments."""
    return _CHANGING.sub(CHANGED, body[:COMPARED])


def digest(*parts: str) -> str:
    """Return 32 hex digits that the same parts always have."""
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def slot(at: datetime) -> datetime:
    """Return the start of the five minutes in which a moment lies; what is the same there is one row."""
    return datetime.fromtimestamp(at.timestamp() // SLOT_SECONDS * SLOT_SECONDS, UTC)
