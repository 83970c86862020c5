"""One scale on one database, measured in a process of its own: `python -m bench.scale sqlite 10000`.

Prints one JSON object; everything else goes where errors go.
"""

import argparse
import json
import os
import sys
import time
from dataclasses import asdict
from typing import Any

from bench import machine
from bench.family import cpu_by_name, cpu_seconds, memory_bytes
from bench.product import Product, database, filled, running

IDLE_SECONDS = 10
MODEL = "ruhepol.core.ml.process"
SLOW_JOBS = "ruhepol slow"
SUPPORT = "hilfe@nordstern.example"


def idle(product: Product) -> dict[str, float]:
    """Return what the product needs at rest: memory, and CPU in thousandths of one processor.

    The model of meanings has a process of its own, which filling may have started; it is told apart.
    """
    before = cpu_seconds(*product.roots)
    time.sleep(IDLE_SECONDS)
    spent = cpu_seconds(*product.roots) - before
    whole = memory_bytes(*product.roots)
    memory = memory_bytes(*product.roots, without=MODEL)
    return {"memory": memory, "model": whole - memory, "cpu": spent / IDLE_SECONDS * 1000}


def come_to_rest(product: Product, patience: float) -> None:
    """Wait, no longer than these seconds, until the process for slow jobs has ended."""
    until = time.monotonic() + patience
    while SLOW_JOBS in cpu_by_name(*product.roots) and time.monotonic() < until:
        time.sleep(1)


def measured(product: Product, requests: int, mails: int, patience: float) -> dict[str, Any]:
    """Return everything that is measured on a running product."""
    from bench import browser, inside, mail, pages  # noqa: PLC0415  they need Django set up

    pages.wait_for_jobs()
    come_to_rest(product, patience)
    at_rest = idle(product)
    paces = [machine.pace()]
    lead, stranger = inside.cookies_of_a_lead(), inside.cookies_of_a_stranger()
    lines = [*pages.agent_pages(product, lead, requests), *pages.customer_pages(product, stranger, requests)]
    paces.append(machine.pace())
    taken = mail.take_in(product, SUPPORT, mails)
    paces.append(machine.pace())
    base = f"http://127.0.0.1:{product.port}"
    cold = [
        browser.cold_load("inbox", f"{base}/desk/", lead),
        browser.cold_load("help centre", f"{base}/de/", {}),
    ]
    return {
        "idle": at_rest,
        "pages": [line.as_json() for line in lines],
        "mail": asdict(taken),
        "paces": paces,
        "cold": [asdict(load) for load in cold if load],
        "after": memory_bytes(*product.roots),
    }


def main() -> None:
    """Fill, start, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", choices=["sqlite", "postgresql"])
    parser.add_argument("tickets", type=int)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--mails", type=int, default=500)
    parser.add_argument("--patience", type=float, default=600, help="seconds to wait for it to be at rest")
    options = parser.parse_args()
    os.environ["RUHEPOL_LOG_LEVEL"] = "error"
    with (
        database(options.database) as servers,
        filled(options.tickets) as folder,
        running(folder, servers) as product,
    ):
        result = measured(product, options.requests, options.mails, options.patience)
    json.dump({"database": options.database, "tickets": options.tickets, **result}, sys.stdout)


if __name__ == "__main__":
    main()
