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
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from bench.family import cpu_seconds, memory_bytes
from bench.product import command, database, filled

SUPPORT = "hilfe@nordstern.example"
SHARES = (1, 10, 50)  # percent of the mails after which the memory is looked at, as it is in the end
BUNDLE = 16
WARM = 4
SINK = """
from ruhepol.config import boot
boot.django()
from ruhepol.channels.email.sink.run import run_sink
run_sink()
"""
WATCH = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=sys.stderr)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""A small process in between: a peak the kernel tells begins with the memory of who started the process."""
MEGABYTE = 1_000_000
LOOK_SECONDS = 0.25  # looking is charged, too


def read(count: int, workers: int, servers: tuple[int, ...]) -> dict[str, Any]:
    """Return what it takes to make tickets of so many mails.

    Taken in bundles, as `ruhepol intake` takes a folder; without workers this process reads them, too.
    """
    from bench.inside import jobs_left, tickets, workers_at_work  # noqa: PLC0415  they need Django set up

    with _started(workers) as family:
        wait_until(lambda: workers_at_work() == workers and not (workers and jobs_left()))
        readers, mails = family or (os.getpid(),), _bundles(count + WARM * BUNDLE)
        for bundle in islice(mails, WARM):  # until then modules are loaded and statements made ready
            _take(bundle.mails, is_reader=not workers)
        wait_until(lambda: not (workers and jobs_left()))
        known, memory, writing = tickets(), [], 0.0
        before, begun = _spent(family, servers), time.perf_counter()
        for number, bundle in enumerate(mails):
            writing += bundle.writing
            _take(bundle.mails, is_reader=not workers)
            if number in {count * share // 100 // BUNDLE for share in SHARES}:
                memory.append(memory_bytes(*readers))
        wait_until(lambda: tickets() == known + count)
        took = time.perf_counter() - begun - writing
        wait_until(lambda: not (workers and jobs_left()))
        spent = {who: seconds - before[who] for who, seconds in _spent(family, servers).items()}
        spent["intake"] -= writing
        memory.append(memory_bytes(*readers))
    each = {who: seconds / count * 1000 for who, seconds in spent.items()}
    return {
        "mails": count,
        "workers": workers,
        "per_second": count / took,
        "cpu": sum(each.values()),
        "cpu_of": each,
        "memory": memory,
    }


def _spent(workers: tuple[int, ...], servers: tuple[int, ...]) -> dict[str, float]:
    """Return the CPU seconds so far of this process alone, of the workers, and of the database server."""
    return {
        "intake": time.process_time(),
        "workers": cpu_seconds(*workers),
        "server": cpu_seconds(*servers),
    }


@dataclass
class Bundle:
    """Mails, and the CPU seconds it took to write them, which are not the product's."""

    mails: list[bytes]
    writing: float


def _bundles(count: int) -> Iterator[Bundle]:
    """Write mails as they are needed: a hundred thousand at once would be seen in the memory."""
    from bench.mail import messages  # noqa: PLC0415  needs Django set up

    letters = messages(count, SUPPORT)
    while True:
        begun = time.process_time()
        mails = [mail.as_bytes() for mail in islice(letters, BUNDLE)]
        if not mails:
            return
        yield Bundle(mails, time.process_time() - begun)


def _take(mails: list[bytes], *, is_reader: bool) -> None:
    from ruhepol.channels.email.services.together import process_together, take_together  # noqa: PLC0415

    taken = take_together(mails, source="smtp", envelope_to=SUPPORT)
    if is_reader:
        process_together(taken)


@contextlib.contextmanager
def _started(workers: int) -> Iterator[tuple[int, ...]]:
    """Start workers, and the mail server they hand the receipts to; yields the workers."""
    ruhepol = command()
    receiver = [str(Path(ruhepol).with_name("python")), "-c", SINK]
    with contextlib.ExitStack() as stack:
        if workers:
            stack.enter_context(_running(receiver))
        family = [stack.enter_context(_running([ruhepol, "worker"])) for _ in range(workers)]
        yield tuple(family)


@contextlib.contextmanager
def _running(arguments: list[str]) -> Iterator[int]:
    with subprocess.Popen(arguments, stdout=sys.stderr) as process:
        try:
            yield process.pid
        finally:
            process.terminate()


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
    watched = [sys.executable, "-c", WATCH, command(), "intake", str(path)]
    return int(subprocess.run(watched, check=True, stdout=subprocess.PIPE).stdout) * 1024


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
