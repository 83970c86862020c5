"""What the demo company's systems have told today, and what it knows of that, from `data/signals.toml`."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.demo.files import read
from ruhepol.demo.stories import PRESENT
from ruhepol.healing.kits import shelf
from ruhepol.healing.kits.text import parse
from ruhepol.healing.past import LOOKED_BACK
from ruhepol.healing.reading.seen import SEVERITIES, Seen
from ruhepol.healing.services.kits import install_kit
from ruhepol.healing.services.sources import connect_source
from ruhepol.healing.services.take import take
from ruhepol.people.models import Asset
from ruhepol.tickets.models import Ticket

SEED = 20419
MOSTLY = 0.85
"""How many of those who wrote that their mailbox is full had been warned of by the mail server."""


def tell() -> int:
    """Connect the watch and return how often it told something."""
    facts = read("signals")
    source, _key = connect_source(name=facts["source"], by=SYSTEM)
    told = [seen for row in facts["signals"] for seen in _seen(row)]
    return take(source=source, told=told)


def know() -> None:
    """Install what is known of problems."""
    for name in shelf.names():
        install_kit(kit=parse(shelf.text_of(name) or ""), by=SYSTEM)


def tell_past() -> int:
    """Tell what the mail server saw before customers wrote about mailboxes, and now and then for nothing.

    No problem that is known looks for it: it is there to be found.
    """
    facts = read("signals")["mailboxes"]
    source, _key = connect_source(name=facts["source"], mapping=facts["mapping"], by=SYSTEM)
    dice = random.Random(SEED)  # noqa: S311  repeatable, not secret
    told = [
        Seen(
            at=at,
            kind="log",
            severity=SEVERITIES["warn"],
            name="quota",
            body=facts["body"].format(bounced=dice.randint(2, 40)),
            attributes={"mailbox.address": address},
        )
        for at, address in _full(dice)
    ]
    return take(source=source, told=told)


def _full(dice: random.Random) -> Iterator[tuple[datetime, str]]:
    """Yield when whose mailbox was full: some hours before most of these tickets, and twice without one."""
    since = clock.now() - LOOKED_BACK + timedelta(days=1)
    boxes = Asset.objects.filter(kind=Asset.Kind.MAILBOX)
    owned = {owner: name for name, owner in boxes.values_list("name", "customers") if owner}
    wrote = Ticket.objects.filter(topic__slug="mailbox", created_at__gte=since, customer__in=owned)
    for customer, at in wrote.order_by("pk").values_list("customer", "created_at"):
        if dice.random() < MOSTLY:
            yield at - timedelta(minutes=dice.randint(60, 1_500)), owned[customer]
    for name in dice.sample(sorted(owned.values()), min(2, len(owned))):
        yield since + timedelta(days=dice.randint(0, 20), hours=dice.randint(0, 23)), name


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
