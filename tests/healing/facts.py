"""Facts as sources tell them."""

from ruhepol.healing.reading.seen import Seen
from tests.world import NOON


def fact(body="disk full: 97 %", *, at=NOON, **others):
    """Return what the server's guard says of the disk."""
    usual = {
        "kind": "log",
        "severity": 17,
        "name": "disk",
        "attributes": {"host.name": "mc-42"},
    }
    return Seen(at=at, body=body, **{**usual, **others})
