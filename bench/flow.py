"""Mail by the thousand: how many a second become tickets, and in how much memory.

`python -m bench.flow sqlite` stores and reads them in one process; with `--workers 2` two workers read them.
Prints one JSON object; everything else goes where errors go.
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import time
from base64 import encodebytes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.family import cpu_seconds, memory_bytes
from bench.product import command, database, filled

SUPPORT = "hilfe@nordstern.example"
SETTLED = 10  # after a tenth of the mails everything is loaded; from then on memory should stand
MEGABYTE = 1_000_000
LOOK_SECONDS = 0.25  # looking is charged, too


def read(count: int, workers: int, servers: tuple[int, ...]) -> dict[str, Any]:
    """Return what it takes to make tickets of so many mails."""
    from bench.inside import jobs_left, tickets, workers_at_work  # noqa: PLC0415  they need Django set up
    from bench.mail import messages  # noqa: PLC0415
    from ruhepol.channels.email.services.process import process  # noqa: PLC0415
    from ruhepol.channels.email.services.take import take  # noqa: PLC0415

    with _started(workers) as family:
        wait_until(lambda: workers_at_work() == workers and not (workers and jobs_left()))
        readers = family or (os.getpid(),)
        charged = {os.getpid(), *family, *servers}
        known, before, begun = tickets(), cpu_seconds(*charged), time.perf_counter()
        memory = []
        for number, mail in enumerate(messages(count, SUPPORT)):
            taken = take(mail.as_bytes(), source="smtp", envelope_to=SUPPORT)
            if not workers:
                process(raw_mail_id=taken.pk)
            if number == count // SETTLED:
                memory.append(memory_bytes(*readers))
        wait_until(lambda: tickets() == known + count)
        took, spent = time.perf_counter() - begun, cpu_seconds(*charged) - before
        memory.append(memory_bytes(*readers))
    return {
        "mails": count,
        "workers": workers,
        "per_second": count / took,
        "cpu": spent / count * 1000,
        "memory": memory,
    }


@contextlib.contextmanager
def _started(workers: int) -> Iterator[tuple[int, ...]]:
    running = [subprocess.Popen([command(), "worker"], stdout=sys.stderr) for _ in range(workers)]
    try:
        yield tuple(worker.pid for worker in running)
    finally:
        for worker in running:
            worker.terminate()
            worker.wait()


def wait_until(condition: Any) -> None:  # noqa: ANN401  any question without arguments
    """Look again and again until it holds."""
    while not condition():
        time.sleep(LOOK_SECONDS)


def largest(folder: Path, megabytes: int) -> int:
    """Return the bytes of memory a process needs at most to take a mail of so many megabytes in."""
    lines = b"From: big@mail.example\nTo: " + SUPPORT.encode() + b"\nSubject: Big\nMIME-Version: 1.0\n"
    lines += b"Content-Type: application/zip; name=big.zip\nContent-Transfer-Encoding: base64\n\n"
    path = folder / "big.eml"
    path.write_bytes(lines + encodebytes(os.urandom(megabytes * MEGABYTE * 54 // 73)))
    process = subprocess.Popen([command(), "intake", str(path)], stdout=sys.stderr)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit("the large mail was not taken in")
    return usage.ru_maxrss * 1024


def main() -> None:
    """Fill, read, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", choices=["sqlite", "postgresql"])
    parser.add_argument("--mails", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=0, help="none: this process reads")
    parser.add_argument("--megabytes", type=int, default=50, help="size of one large mail")
    options = parser.parse_args()
    os.environ["RUHEPOL_LOG_LEVEL"] = "error"
    with database(options.database) as servers, filled(200) as folder:
        result = read(options.mails, options.workers, servers)
        result["largest"] = largest(folder, options.megabytes)
    json.dump({"database": options.database, **result}, sys.stdout)


if __name__ == "__main__":
    main()
