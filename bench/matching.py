"""Matching and the pages of the healing room over many signals: `python -m bench.matching sqlite`.

Fills the tables by SQL, so that ten million rows take minutes. Prints one JSON object: what one look at an
asset takes, and one page without the web server. CPU is that of this process and of the database's server.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from statistics import quantiles
from typing import Any

from bench.family import cpu_seconds
from bench.product import database, empty

LOOKS, PAGES, WARM = 200, 60, 5
AT_ONCE = 500_000
"""Rows of one statement, so that none has to be held back by the database until all are written."""
PROBLEMS, RECENT, THINGS = 5_000, 10_000, 200
ASSETS = 1_000
FILL = {
    "sqlite": (
        "strftime('%Y-%m-%d %H:%M:%S', 'now', '-' || ({ago}) || ' seconds')",
        "printf('%016x%016x', {thing}, {asset})",
    ),
    "postgresql": (
        "date_trunc('second', now()) - ({ago}) * interval '1 second'",
        "lpad(to_hex({thing}), 16, '0') || lpad(to_hex({asset}), 16, '0')",
    ),
}
"""How a database writes a moment so many seconds ago, and a fingerprint."""
ROWS = """
WITH RECURSIVE numbers(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM numbers WHERE i < {last})
INSERT INTO healing_signal (source_id, asset_id, kind, severity, name, body, attributes, trace_id,
  fingerprint, slot, count, first_at, last_at, is_thin)
SELECT {source}, {asset}, 'log', 9 + 4 * (({thing}) % 3), 'unit-' || ({thing}) || '.service',
  'state ' || i || ' of the unit on its machine, told by the guard', '{{"host.name": "mc"}}', '',
  {print}, {at}, 1 + i % 7, {at}, {at}, i < 0
FROM numbers
"""


def fill(kind: str, rows: int, *, asset: str, thing: str, ago: str) -> None:
    """Write so many signals; the expressions count with `i`."""
    from django.db import connection  # noqa: PLC0415  needs Django set up

    from ruhepol.healing.models import Source  # noqa: PLC0415

    source, _ = Source.objects.get_or_create(
        name="Bench", defaults={"digest": "b", "created_at": "2026-01-01T00:00Z"}
    )
    at, print_ = FILL[kind]
    facts = {"asset": asset, "thing": thing, "ago": ago}
    written = {"print": print_.format(**facts), "at": at.format(**facts), "asset": asset, "thing": thing}
    with connection.cursor() as cursor:
        for first in range(0, rows, AT_ONCE):
            last = min(rows, first + AT_ONCE) - 1
            cursor.execute(ROWS.format(first=first, last=last, source=source.pk, **written))
        cursor.execute("ANALYZE" if kind == "sqlite" else "VACUUM (ANALYZE)")


def problems(number: int, asset_kind: str) -> None:
    """Know so many problems; each thousandth is one that the asset has."""
    from ruhepol.core import clock  # noqa: PLC0415  needs Django set up
    from ruhepol.healing.models import KnownProblem  # noqa: PLC0415

    now = clock.now()
    KnownProblem.objects.bulk_create(
        KnownProblem(
            asset_kind=asset_kind,
            title_de=f"P {place}",
            title_en=f"P {place}",
            words_de="w",
            words_en="w",
            condition=_condition(place, is_found=place % 1_000 == 0),
            created_at=now,
            changed_at=now,
        )
        for place in range(number)
    )


def _condition(place: int, *, is_found: bool) -> str:
    name = f"unit-{place // 1_000 * 3 + 1}.service" if is_found else f"part-{place}.service"
    return (
        f'[[all]]\nsignal = {{name = "{name}", severity = "warn"}}\ncount = 3\nwithin = "6h"\n'
        f'[[none]]\nsignal = {{body = "mended {place}"}}\n'
    )


def timed(act: Callable[[], object], servers: tuple[int, ...], number: int = LOOKS) -> dict[str, float]:
    """Return what an act takes in milliseconds: its time, and the CPU of this process and the servers."""
    for _ in range(WARM):
        act()
    took, begun, before = [], time.process_time(), cpu_seconds(*servers)
    for _ in range(number):
        start = time.perf_counter()
        act()
        took.append((time.perf_counter() - start) * 1000)
    cuts = quantiles(took, n=20, method="inclusive")
    spent = time.process_time() - begun, cpu_seconds(*servers) - before
    own, server = (seconds / number * 1000 for seconds in spent)
    return {"p50": cuts[9], "p95": cuts[18], "cpu": own + server, "of the server": server}


def matching(kind: str, servers: tuple[int, ...]) -> dict[str, Any]:
    """Look at an asset with many signals while many problems are known."""
    from ruhepol.healing.diagnosis import diagnose  # noqa: PLC0415  needs Django set up
    from ruhepol.people.models import Asset  # noqa: PLC0415

    asset = Asset.objects.create(kind="domain", external_id="bench", name="bench")
    problems(PROBLEMS, "domain")
    fill(kind, RECENT, asset=str(asset.pk), thing=f"i % {THINGS}", ago="i")
    begun = time.perf_counter()
    found = len(diagnose([asset]))
    cold = (time.perf_counter() - begun) * 1000
    return {"found": found, "cold": cold, **timed(lambda: diagnose([asset]), servers)}


def pages(kind: str, rows: int, servers: tuple[int, ...]) -> dict[str, Any]:
    """Draw the pages of the healing room as an administrator with so many signals stored."""
    from django.test import Client  # noqa: PLC0415  needs Django set up

    from ruhepol.people.models import Agent, Asset, Role  # noqa: PLC0415

    made = Asset.objects.bulk_create(
        Asset(kind="server", external_id=f"s-{number}", name=f"mc-{number}") for number in range(ASSETS)
    )
    first = made[0].pk
    fill(kind, rows, asset=f"{first} + i % {ASSETS}", thing="i / 50", ago=f"i * {2_500_000 // rows + 1}")
    client = Client(headers={"host": "localhost"})
    client.force_login(Agent.objects.create(email="bench@bench.example", name="B", role=Role.ADMIN))
    return {
        name: timed(lambda to=address: _get(client, to), servers, PAGES)  # type: ignore[misc]
        for name, address in _addresses(first + 7).items()
    }


def _addresses(asset: int) -> dict[str, str]:
    """Return the pages of the healing room; the mark is where somebody is who has read half of an asset."""
    from ruhepol.core.db.keyset import write_mark  # noqa: PLC0415  needs Django set up
    from ruhepol.healing.models import KnownProblem, Signal, Source  # noqa: PLC0415

    told = Signal.objects.of([asset]).newest_first()
    halfway = told[told.count() // 2]
    return {
        "sources": "/desk/signals/",
        "source": f"/desk/signals/{Source.objects.get().pk}/",
        "asset": f"/desk/assets/{asset}/",
        "asset, half read": f"/desk/assets/{asset}/?after={write_mark(halfway.last_at, halfway.pk)}",
        "asset, what is grave": f"/desk/assets/{asset}/?grave=1",
        "problems": "/desk/problems/",
        "problem, with its bench": f"/desk/problems/{KnownProblem.objects.all()[0].pk}/",
        "repairs": "/desk/runs/",
        "incidents": "/desk/incidents/",
    }


def _get(client: Any, address: str) -> None:  # noqa: ANN401  Django's test client
    answer = client.get(address)
    if answer.status_code != 200:  # noqa: PLR2004  HTTP's OK
        raise SystemExit(f"{address}: answered {answer.status_code}")


def main() -> None:
    """Fill, look, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", choices=["sqlite", "postgresql"])
    parser.add_argument("--signals", type=int, default=1_000_000)
    options = parser.parse_args()
    os.environ["RUHEPOL_LOG_LEVEL"] = "error"
    with database(options.database) as servers, empty():
        from bench import inside  # noqa: F401, PLC0415  sets Django up
        from ruhepol.config import prepare  # noqa: PLC0415  as above

        prepare.collect_statics()
        result: dict[str, Any] = {"matching": matching(options.database, servers)}
        if options.signals:
            result["pages"] = pages(options.database, options.signals, servers)
    json.dump({"database": options.database, "signals": options.signals, **result}, sys.stdout)


if __name__ == "__main__":
    main()
