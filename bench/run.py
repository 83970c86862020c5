"""Measures speed and scale and writes the record: `python -m bench.run`; `--smoke` shows that it works."""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench import machine, report

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "performance.md"
SCALES = (10_000, 100_000)


def scale(database: str, tickets: int, *options: str) -> dict[str, Any]:
    """Measure one scale in a process of its own."""
    return _measured("bench.scale", database, str(tickets), *options)


def flow(database: str, mails: int) -> dict[str, Any]:
    """Measure mail by the thousand: on SQLite in one process, on PostgreSQL with two workers."""
    workers = "0" if database == "sqlite" else "2"
    return _measured("bench.flow", database, "--mails", str(mails), "--workers", workers)


def _measured(module: str, *arguments: str) -> dict[str, Any]:
    print(f"━━ {' '.join(arguments)}", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", module, *arguments]
    finished = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    result: dict[str, Any] = json.loads(finished.stdout)
    return result


def main() -> None:
    """Measure and write, or smoke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="few tickets and requests; writes nothing")
    parser.add_argument("--tickets", type=int, action="append", help="a scale; may be repeated")
    parser.add_argument("--database", action="append", choices=["sqlite", "postgresql"])
    parser.add_argument("--mails", type=int, default=2000, help="by the thousand; 100000 shows flat memory")
    options = parser.parse_args()
    if options.smoke:
        print(report.tables([scale("sqlite", 200, "--requests", "20", "--mails", "10", "--patience", "0")]))
        return
    databases = options.database or ("sqlite", "postgresql")
    results = [scale(name, tickets) for tickets in options.tickets or SCALES for name in databases]
    flows = [flow(name, options.mails) for name in databases]
    PAGE.write_text(report.page(machine.description(), results, flows))
    print(f"written: {PAGE}")


if __name__ == "__main__":
    main()
