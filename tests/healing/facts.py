"""Facts as sources tell them, and a problem they show."""

from ruhepol.healing.reading.seen import Seen
from ruhepol.healing.services.problems import Description
from tests.world import NOON

DISK = '[[all]]\nsignal = {name = "disk"}\ncount = 3\nwithin = "1h"'


def description(**others):
    """Return what is said of a full disk."""
    usual = {
        "asset_kind": "server",
        "title_de": "Platte voll",
        "title_en": "Disk full",
        "words_de": "Die Platte Ihres Servers ist voll.",
        "words_en": "The disk of your server is full.",
        "condition": DISK,
    }
    return Description(**{**usual, **others})


def fact(body="disk full: 97 %", *, at=NOON, **others):
    """Return what the server's guard says of the disk."""
    usual = {
        "kind": "log",
        "severity": 17,
        "name": "disk",
        "attributes": {"host.name": "mc-42"},
    }
    return Seen(at=at, body=body, **{**usual, **others})
