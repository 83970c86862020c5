"""Signals by the thousand: how many log records a second are taken, and in how much memory.

`python -m bench.signals sqlite`: the whole product runs, 5,000 problems are looked for, and exporters send
OTLP as a collector does. One record in a thousand shows a problem that is known. Prints one JSON object;
everything else goes where errors go.
"""

import argparse
import http.client
import json
import os
import sys
import threading
import time
from itertools import cycle
from typing import Any

from bench.family import cpu_by_name, memory_bytes
from bench.matching import PROBLEMS, problems
from bench.product import Product, database, empty, running

HOSTS, EXPORTERS, RECORDS, BATCHES = 200, 4, 1_000, 24
LOOKS, TROUBLED = 5, 5
LINES = (
    "GET /index.html answered {n} in {n} ms",
    "backup of /data took {n} s",
    "no space left on /data, {n} % used",
    "connection from 10.0.{n}.7 closed",
    "job {n} done",
)


def batches(first: int) -> list[bytes]:
    """Return packed requests of one exporter: many hosts, the usual lines, at this moment."""
    from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import (  # noqa: PLC0415  as readers load it
        ExportLogsServiceRequest,
    )

    made = []
    for batch in range(BATCHES):
        request = ExportLogsServiceRequest()
        for host in range(20):
            resource = request.resource_logs.add()
            pair = resource.resource.attributes.add(key="host.name")
            pair.value.string_value = f"bench-{(first + batch * 20 + host) % HOSTS}"
            if not host:
                # Few of them, so that three come together even where little is taken.
                pair.value.string_value = f"bench-{first + batch % TROUBLED}"
                _sign(resource.scope_logs.add())
            scope = resource.scope_logs.add()
            scope.scope.name = "guard"
            for number in range(RECORDS // 20 - (not host)):
                record = scope.log_records.add(
                    time_unix_nano=time.time_ns(), severity_number=9 + 4 * (number % 3)
                )
                record.body.string_value = LINES[number % len(LINES)].format(n=number * batch)
                record.attributes.add(key="code.line").value.int_value = number
        made.append(request.SerializeToString())
    return made


def _sign(scope: Any) -> None:  # noqa: ANN401  protobuf's own class
    """Add the one record of a request that shows a problem; three from a host within hours are needed."""
    scope.scope.name = "unit-1.service"
    record = scope.log_records.add(time_unix_nano=time.time_ns(), severity_number=17)
    record.body.string_value = "the unit has failed"


class Exporter(threading.Thread):
    """One connection that sends until the time is over, and waits when it is told to."""

    def __init__(self, port: int, key: str, number: int, until: float) -> None:
        """Make the requests ready; sending is what is measured."""
        super().__init__()
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/x-protobuf"}
        self._bodies, self._until = batches(number * 50), until
        self.taken, self.waits = 0, 0

    def run(self) -> None:
        """Send."""
        for body in cycle(self._bodies):
            if time.monotonic() > self._until:
                return
            self._line.request("POST", "/signals/otlp/v1/logs", body, self._headers)
            answer = self._line.getresponse()
            answer.read()
            if answer.status == http.HTTPStatus.OK:
                self.taken += RECORDS
            else:
                self.waits += 1
                time.sleep(float(answer.headers.get("Retry-After", "1")))


def intake(product: Product, keys: list[str], seconds: int) -> dict[str, Any]:
    """Send for so long and return what was taken."""
    from django.db.models import Sum  # noqa: PLC0415  needs Django set up

    from ruhepol.healing.models import Match, Signal  # noqa: PLC0415

    known = Signal.objects.aggregate(number=Sum("count"))["number"] or 0
    ends = time.monotonic() + seconds + 5  # making requests ready takes some
    exporters = [Exporter(product.port, key, number, ends) for number, key in enumerate(keys)]
    before, begun = cpu_by_name(*product.roots), time.monotonic()
    for exporter in exporters:
        exporter.start()
    memory = []
    for look in range(1, LOOKS + 1):
        time.sleep(max(0.0, begun + (ends - begun) * look / LOOKS - time.monotonic()))
        memory.append(memory_bytes(*product.roots))
    for exporter in exporters:
        exporter.join()
    took = time.monotonic() - begun
    after = cpu_by_name(*product.roots)
    taken = sum(exporter.taken for exporter in exporters)
    return {
        "taken": taken,
        "kept": Signal.objects.aggregate(number=Sum("count"))["number"] - known,
        "per_second": taken / took,
        "waits": sum(exporter.waits for exporter in exporters),
        "cpu_us": {name: (after[name] - before.get(name, 0)) / max(taken, 1) * 1e6 for name in after},
        "memory": memory,
        "matches": Match.objects.count(),
    }


def main() -> None:
    """Fill, start, send, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", choices=["sqlite", "postgresql"])
    parser.add_argument("--seconds", type=int, default=20)
    options = parser.parse_args()
    os.environ["RUHEPOL_LOG_LEVEL"] = "error"
    with database(options.database) as servers, empty() as folder:
        from bench import inside  # noqa: F401, PLC0415  sets Django up
        from ruhepol.core.actors import SYSTEM  # noqa: PLC0415
        from ruhepol.healing.services.sources import connect_source  # noqa: PLC0415
        from ruhepol.people.models import Asset  # noqa: PLC0415

        names = [f"bench-{number}" for number in range(HOSTS)]
        Asset.objects.bulk_create(Asset(kind="server", external_id=name, name=name) for name in names)
        problems(PROBLEMS, "server")
        keys = [connect_source(name=f"Exporter {number}", by=SYSTEM)[1] for number in range(EXPORTERS)]
        with running(folder, servers, "--empty") as product:
            result = intake(product, keys, options.seconds)
    json.dump({"database": options.database, **result}, sys.stdout)


if __name__ == "__main__":
    main()
