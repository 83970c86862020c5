"""What the systems know of the help desk, and it of them: two keys, in a file of their own."""

import secrets
from dataclasses import asdict, dataclass

from django.conf import settings

from ruhepol.core.actors import SYSTEM
from ruhepol.demo.files import keep, kept
from ruhepol.healing.models import System
from ruhepol.healing.reading.mapping import USUAL
from ruhepol.healing.services.sources import connect_source
from ruhepol.healing.services.systems import Setup, save_system

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


def move_in() -> None:
    """Let the systems be asked at the port they have now."""
    known = keys()
    if known and System.objects.filter(name__in=SYSTEMS).exclude(address=address()).exists():
        for name in SYSTEMS:
            save_system(name=name, setup=_setup(), secret=known.token, by=SYSTEM)


def _setup() -> Setup:
    return Setup(kind=System.Kind.HTTP, address=address())


def connect() -> Keys:
    """Let the systems tell what happens, and let them be asked and repaired with a token of their own."""
    _source, signals = connect_source(name=NAME, mapping=MAPPING, by=SYSTEM)
    made = Keys(signals, secrets.token_urlsafe(24))
    for name in SYSTEMS:
        save_system(name=name, setup=_setup(), secret=made.token, by=SYSTEM)
    keep(FILE, asdict(made))
    return made
