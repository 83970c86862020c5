"""Chat by the thousand: memory of open chats in one web process, how soon words are on the other side.

`python -m bench.chat` prints one JSON object; times in ms from sending a message to its news on a socket of
the same chat, which is what both sides hear. Visitors and server share the machine's processors.
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
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

from websockets.asyncio.client import ClientConnection, connect

from bench.product import is_ready
from tools.postgres import free_port

SHOP = "https://shop.example"
LINES = 12  # connections on which messages are sent
AT_ONCE = 50
PATIENCE = 30


@dataclass(slots=True)
class Visit:
    """One open chat of a visitor."""

    number: int
    token: str
    socket: ClientConnection | None = None
    heard: asyncio.Event = field(default_factory=asyncio.Event)


class Server(NamedTuple):
    """The web process under measure, and the widget its chats belong to."""

    port: int
    key: str
    pid: int


def begin_chats(many: int) -> tuple[str, list[Visit]]:
    """Set a widget up and begin so many chats; return its key and them."""
    from django.db import transaction  # noqa: PLC0415  these need Django set up

    from ruhepol.channels.chat.services.begin import begin  # noqa: PLC0415
    from ruhepol.channels.chat.services.widgets import create_widget  # noqa: PLC0415
    from ruhepol.core.actors import SYSTEM  # noqa: PLC0415
    from ruhepol.people.models import Brand  # noqa: PLC0415

    brand = Brand.objects.create(key="bench", name="Bench", support_address="help@bench.example")
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


async def open_line(port: int, visit: Visit) -> None:
    """Open a visitor's socket and follow the chat."""
    address = f"ws://127.0.0.1:{port}/live/?chat={visit.token}"
    visit.socket = await connect(address, origin=SHOP, compression=None, ping_interval=None, max_queue=4)  # type: ignore[arg-type]
    await visit.socket.send(json.dumps({"follow": [f"chat:{visit.number}"]}))
    await visit.socket.recv()


async def listen(visit: Visit) -> None:
    """Note when words are news."""
    socket = visit.socket
    while socket:
        frame = await socket.recv()
        if json.loads(frame).get("e") == "tickets.MessageReceived":
            visit.heard.set()


async def post(port: int, key: str, todo: asyncio.Queue[Visit], took: list[float]) -> None:
    """Send messages over one connection, each as its turn comes, and wait for their news."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while True:
        visit = await todo.get()
        body = json.dumps({"text": "Is it on its way?", "client_key": str(uuid4())}).encode()
        head = (
            f"POST /widget/{key}/chats/current/messages HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
            f"Origin: {SHOP}\r\nAuthorization: Bearer {visit.token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        visit.heard.clear()
        begun = time.perf_counter()
        writer.write(head.encode() + body)
        status = await _answer(reader)
        if status != 200:  # noqa: PLR2004  OK
            raise SystemExit(f"a message was answered with {status}")
        await asyncio.wait_for(visit.heard.wait(), PATIENCE)
        took.append((time.perf_counter() - begun) * 1000)
        todo.task_done()


async def _answer(reader: asyncio.StreamReader) -> int:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    await reader.readexactly(int(head.partition("content-length:")[2].partition("\r\n")[0] or 0))
    return int(head.split()[1])


async def measure(server: Server, visits: list[Visit], *, rate: int, seconds: int) -> dict[str, Any]:
    """Open all lines, then send at a steady rate."""
    port, key, pid = server
    await open_line(port, visits[0])  # what the first one loads is not the others'
    before = memory(pid)
    for start in range(1, len(visits), AT_ONCE):
        await asyncio.gather(*(open_line(port, visit) for visit in visits[start : start + AT_ONCE]))
    each = (memory(pid) - before) / (len(visits) - 1)
    tasks = [asyncio.ensure_future(listen(visit)) for visit in visits]
    todo: asyncio.Queue[Visit] = asyncio.Queue()
    took: list[float] = []
    tasks += [asyncio.ensure_future(post(port, key, todo, took)) for _ in range(LINES)]
    begun = time.perf_counter()
    for sent in range(rate * seconds):
        await asyncio.sleep(max(0.0, begun + sent / rate - time.perf_counter()))
        todo.put_nowait(visits[sent * 7 % len(visits)])
    await asyncio.wait_for(todo.join(), PATIENCE * 4)
    spent = time.perf_counter() - begun
    for task in tasks:
        task.cancel()
    took.sort()
    return {
        "chats": len(visits),
        "kib_each": round(each, 1),
        "wanted_per_second": rate,
        "reached_per_second": round(len(took) / spent, 1),
        "p50": round(took[len(took) // 2], 1),
        "p95": round(took[len(took) * 95 // 100], 1),
        "most": round(took[-1], 1),
    }


def main() -> None:
    """Measure on a database of its own and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=2000)
    parser.add_argument("--rate", type=int, default=200, help="messages a second")
    parser.add_argument("--seconds", type=int, default=10)
    options = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with tempfile.TemporaryDirectory(prefix="ruhepol-bench-") as folder:
        port = free_port()
        os.environ.update(RUHEPOL_DATA_DIR=folder, RUHEPOL_PORT=str(port), RUHEPOL_LOG_LEVEL="warning")
        from bench import inside  # noqa: F401, PLC0415  sets Django up
        from ruhepol.config import prepare  # noqa: PLC0415

        prepare.migrate()
        key, visits = begin_chats(options.chats)
        with served(port) as server:
            web = Server(port, key, server.pid)
            found = asyncio.run(measure(web, visits, rate=options.rate, seconds=options.seconds))
        print(json.dumps(found))


if __name__ == "__main__":
    main()
