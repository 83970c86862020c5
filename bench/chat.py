"""Chat by the thousand: memory of open chats in one web process, how soon words are on the other side.

`python -m bench.chat` prints one JSON object. Times are in ms from the moment a message had to be sent, also
where all lines were busy then, to its news on a socket of the same chat, which is what both sides hear; with
`--fetch` to its words, fetched. CPU is the server's own for each message: neighbours change it least.
"""

import argparse
import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from bench.family import cpu_seconds
from bench.machine import description
from bench.product import is_ready
from bench.talkers import SHOP, House, Visit, fetch, listen, open_socket, post
from tools.postgres import free_port

LINES = 12  # connections on which messages are sent, and as many to fetch
AT_ONCE = 50
PATIENCE = 120


def begin_chats(many: int) -> tuple[str, list[Visit]]:
    """Set a widget up with an agent who is there, begin so many chats; return its key and them."""
    from django.db import transaction  # noqa: PLC0415  these need Django set up

    from ruhepol.channels.chat.services.begin import begin  # noqa: PLC0415
    from ruhepol.channels.chat.services.seats import sit  # noqa: PLC0415
    from ruhepol.channels.chat.services.widgets import create_widget  # noqa: PLC0415
    from ruhepol.core.actors import SYSTEM  # noqa: PLC0415
    from ruhepol.people.models import Agent, Brand  # noqa: PLC0415

    brand = Brand.objects.create(key="bench", name="Bench", support_address="help@bench.example")
    agent = Agent.objects.create(email="ada@bench.example", name="Ada")
    sit(agent=agent, available=True, by=agent.actor)
    widget = create_widget(brand=brand, name="Bench", origins=[SHOP], by=SYSTEM)
    with transaction.atomic():  # one commit for all; how they came to be is not measured
        begun = [
            begin(widget=widget, text="Where is my parcel?", client_key=str(uuid4()), by=SYSTEM)
            for _ in range(many)
        ]
    return widget.key, [Visit(one.chat.pk, one.token) for one in begun]


@contextmanager
def served(port: int) -> Any:  # noqa: ANN401  yields a process
    """Run one web process for the block."""
    with subprocess.Popen([sys.executable, "-m", "ruhepol", "serve"], stdout=sys.stderr) as server:
        try:
            while not is_ready(port) and server.poll() is None:
                time.sleep(0.1)
            yield server
        finally:
            server.terminate()


def memory(pid: int) -> float:
    """Return what the processes below a supervisor hold, in KiB."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    pages = sum(int(Path(f"/proc/{child}/statm").read_text().split()[1]) for child in children)
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024


async def measure(house: House, pid: int, visits: list[Visit], *, rate: int, seconds: int) -> dict[str, Any]:
    """Open all sockets, then send at a steady rate."""
    await open_socket(house, visits[0])  # what the first one loads is not the others'
    before = memory(pid)
    for start in range(1, len(visits), AT_ONCE):
        await asyncio.gather(*(open_socket(house, visit) for visit in visits[start : start + AT_ONCE]))
    each = (memory(pid) - before) / (len(visits) - 1)
    todo: asyncio.Queue[Visit] = asyncio.Queue()
    to_fetch: asyncio.Queue[Visit] = asyncio.Queue()
    tasks = [asyncio.ensure_future(listen(house, visit, todo, to_fetch)) for visit in visits]
    for _ in range(LINES):
        tasks.append(asyncio.ensure_future(post(house, todo)))
        tasks.append(asyncio.ensure_future(fetch(house, todo, to_fetch)))
    begun, spent = time.perf_counter(), cpu_seconds(pid)
    for sent in range(rate * seconds):
        due = begun + sent / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        visit = visits[sent * 7 % len(visits)]
        visit.due.append(due)
        todo.put_nowait(visit)
    await asyncio.wait_for(todo.join(), PATIENCE)
    took, used = time.perf_counter() - begun, cpu_seconds(pid) - spent
    for task in tasks:
        task.cancel()
    return {
        "chats": len(visits),
        "kib_each": round(each, 1),
        "wanted_per_second": rate,
        "reached_per_second": round(len(house.heard) / took, 1),
        "cpu_ms_per_message": round(used * 1000 / len(house.heard), 2),
        "answered": _spread(house.answered),
        "other_side": _spread(house.heard),
        "fetched": house.fetches,
        "machine": description(),
    }


def _spread(times: list[float]) -> dict[str, float]:
    times.sort()
    places = {"p50": len(times) // 2, "p95": len(times) * 95 // 100, "most": len(times) - 1}
    return {name: round(times[place], 1) for name, place in places.items()}


def main() -> None:
    """Measure on a database of its own and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=2000)
    parser.add_argument("--rate", type=int, default=200, help="messages a second")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--processes", type=int, default=1, help="web processes")
    parser.add_argument("--fetch", action="store_true", help="the other side fetches the words as well")
    options = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with tempfile.TemporaryDirectory(prefix="ruhepol-bench-") as folder:
        port = free_port()
        os.environ.update(RUHEPOL_DATA_DIR=folder, RUHEPOL_PORT=str(port), RUHEPOL_LOG_LEVEL="warning")
        os.environ["RUHEPOL_WEB_PROCESSES"] = str(options.processes)
        from bench import inside  # noqa: F401, PLC0415  sets Django up
        from ruhepol.config import prepare  # noqa: PLC0415

        prepare.migrate()
        key, visits = begin_chats(options.chats)
        with served(port) as server:
            house = House(port, key, options.fetch)
            found = asyncio.run(
                measure(house, server.pid, visits, rate=options.rate, seconds=options.seconds)
            )
        print(json.dumps(found))


if __name__ == "__main__":
    main()
