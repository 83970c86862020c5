"""What the systems know of the help desk, and it of them: two keys, in a file of their own."""

import secrets
from dataclasses import asdict, dataclass

from django.conf import settings

from ruhepol.core.actors import SYSTEM
from ruhepol.demo.files import keep, kept
from ruhepol.healing.reading.mapping import USUAL
from ruhepol.healing.services.sources import connect_source

NAME = "Nordstern-Systeme"
MAPPING = USUAL + "account.id = account\n"
SYSTEMS = ("hosting", "accounts", "billing", "shipping")
"""Under these names the kits speak to what is all one door here."""
FILE = "systems-keys"


@dataclass(frozen=True)
class Keys:
    """`signals` opens the help desk's door for signals, `token` that of the systems."""

    signals: str
    token: str


def keys() -> Keys | None:
    """Return them; None where there is no demo company."""
    known = kept(FILE)
    return Keys(**known) if known else None


def address() -> str:
    """Return where the systems are reached."""
    return f"http://127.0.0.1:{settings.RUHEPOL.systems_port}"


def connect() -> Keys:
    """Let the systems tell what happens, and make the token with which they are asked."""
    _source, signals = connect_source(name=NAME, mapping=MAPPING, by=SYSTEM)
    made = Keys(signals, secrets.token_urlsafe(24))
    keep(FILE, asdict(made))
    return made
