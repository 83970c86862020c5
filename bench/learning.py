"""Looking for what comes before tickets among many signals: `python -m bench.learning sqlite`.

A thousand servers of as many customers, 5,000 problems known and 5,000 tickets of four weeks; two signals of
three are grave, and each tells a server of something new. Prints one JSON object.
"""

import argparse
import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

from bench.family import cpu_seconds
from bench.matching import ASSETS, PROBLEMS, fill, problems
from bench.product import database, empty

TICKETS, WEEKS = 5_000, 4
SECONDS = WEEKS * 7 * 24 * 3600
SUBJECTS = ("Server startet nicht", "Rechnung fehlt", "Passwort vergessen", "Platte voll", "Seite langsam")


def people() -> int:
    """Make servers, whose they are, and what was asked; return the first server's number."""
    from datetime import timedelta  # noqa: PLC0415  needed here alone

    from ruhepol.core import clock  # noqa: PLC0415  needs Django set up
    from ruhepol.people.models import Asset, Brand, Customer  # noqa: PLC0415
    from ruhepol.tickets.models import Ticket  # noqa: PLC0415

    now, numbers = clock.now(), range(ASSETS)
    brand = Brand.objects.first() or Brand.objects.create(key="bench", name="Bench")
    customers = Customer.objects.bulk_create(Customer(name=f"C {each}", created_at=now) for each in numbers)
    servers = Asset.objects.bulk_create(
        Asset(kind="server", external_id=f"s-{each}", name=f"mc-{each}") for each in numbers
    )
    pairs = zip(servers, customers, strict=True)
    owns = Asset.customers.through
    owns.objects.bulk_create(owns(asset=server, customer=customer) for server, customer in pairs)
    moments = (now - timedelta(seconds=SECONDS * each // TICKETS) for each in range(TICKETS))
    Ticket.objects.bulk_create(
        Ticket(
            brand=brand,
            customer=customers[each * 7 % ASSETS],
            subject=SUBJECTS[each % len(SUBJECTS)],
            channel=Ticket.Channel.EMAIL,
            created_at=at,
            updated_at=at,
        )
        for each, at in enumerate(moments)
    )
    return servers[0].pk


def learning(kind: str, rows: int, servers: tuple[int, ...]) -> dict[str, Any]:
    """Look through all of it once; CPU in seconds, memory of the process's own."""
    from ruhepol.healing.services.learning import learn  # noqa: PLC0415  needs Django set up

    first = people()
    problems(PROBLEMS, "server")
    fill(kind, rows, asset=f"{first} + i % {ASSETS}", thing="i / 50", ago=f"i * {SECONDS / rows}")
    watch = Watch()
    watch.start()
    begun, own, before = time.monotonic(), time.process_time(), cpu_seconds(*servers)
    found = learn()
    return {
        "found": found,
        "seconds": time.monotonic() - begun,
        "cpu": time.process_time() - own + cpu_seconds(*servers) - before,
        "memory": watch.ends(),
    }


class Watch(threading.Thread):
    """Looks ten times a second how much memory is this process's own; pages of files are the kernel's."""

    def __init__(self) -> None:
        """Look once."""
        super().__init__(daemon=True)
        self._over, self._seen = threading.Event(), [_own()]

    def run(self) -> None:
        """Look until it is over."""
        while not self._over.wait(0.1):
            self._seen.append(_own())

    def ends(self) -> dict[str, float]:
        """Return what it was in the beginning and at most, in MiB."""
        self._over.set()
        self.join()
        return {"first": self._seen[0], "most": max(self._seen)}


def _own() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("RssAnon"))


def main() -> None:
    """Fill, look, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", choices=["sqlite", "postgresql"])
    parser.add_argument("--signals", type=int, default=1_000_000)
    options = parser.parse_args()
    os.environ["RUHEPOL_LOG_LEVEL"] = "error"
    with database(options.database) as servers, empty():
        from bench import inside  # noqa: F401, PLC0415  sets Django up

        result = learning(options.database, options.signals, servers)
    json.dump({"database": options.database, "signals": options.signals, **result}, sys.stdout)


if __name__ == "__main__":
    main()
