"""What the demo company's systems have told today, and what it knows of that, from `data/signals.toml`."""

from datetime import timedelta
from typing import Any

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.demo.files import read
from ruhepol.demo.stories import PRESENT
from ruhepol.healing.kits import shelf
from ruhepol.healing.kits.text import parse
from ruhepol.healing.reading.seen import SEVERITIES, Seen
from ruhepol.healing.services.kits import install_kit
from ruhepol.healing.services.sources import connect_source
from ruhepol.healing.services.take import take


def tell() -> int:
    """Connect the watch, install what is known of problems, and return how often it told something."""
    facts = read("signals")
    source, _key = connect_source(name=facts["source"], by=SYSTEM)
    know()
    told = [seen for row in facts["signals"] for seen in _seen(row)]
    return take(source=source, told=told)


def know() -> None:
    """Install what is known of problems."""
    for name in shelf.names():
        install_kit(kit=parse(shelf.text_of(name) or ""), by=SYSTEM)


def _seen(row: dict[str, Any]) -> list[Seen]:
    hour, minute = map(int, row["first"].split(":"))
    first = clock.now() - PRESENT + timedelta(hours=hour, minutes=minute)
    return [
        Seen(
            at=first + n * timedelta(minutes=row["every"]),
            kind=row.get("kind", "log"),
            severity=SEVERITIES[row["severity"]],
            name=row["name"],
            body=row["body"],
            attributes={"host.name": row["host"]},
        )
        for n in range(row["times"])
    ]
