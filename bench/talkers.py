"""Visitors of a chat by the thousand: their sockets, and the lines on which they send."""

import asyncio
import json
import time
from collections import deque
from dataclasses import dataclass, field
from uuid import uuid4

from websockets.asyncio.client import ClientConnection, connect

SHOP = "https://shop.example"
_NEWS = "tickets.MessageReceived"
_OK = 200


@dataclass(slots=True)
class Visit:
    """One open chat of a visitor. `due`: when messages had to be sent that are not heard of yet."""

    number: int
    token: str
    socket: ClientConnection | None = None
    due: deque[float] = field(default_factory=deque)


Visits = asyncio.Queue[Visit]


@dataclass(slots=True)
class House:
    """Where the widget is, and what was measured there so far, in ms."""

    port: int
    key: str
    fetches: bool
    answered: list[float] = field(default_factory=list)
    heard: list[float] = field(default_factory=list)

    def request(self, visit: Visit, method: str, address: str, body: bytes = b"") -> bytes:
        """Return a request of a visitor's browser."""
        head = (
            f"{method} /widget/{self.key}/chats/current/{address} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            f"Origin: {SHOP}\r\nAuthorization: Bearer {visit.token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body


class Line:
    """One kept connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take the two ends."""
        self._reader, self._writer = reader, writer

    async def ask(self, request: bytes) -> None:
        """Send a request and read its answer; anything but OK ends the measurement."""
        self._writer.write(request)
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        await self._reader.readexactly(int(head.partition("content-length:")[2].partition("\r\n")[0] or 0))
        if int(head.split()[1]) != _OK:
            raise SystemExit(f"answered with {head.split()[1]}")


async def line_to(house: House) -> Line:
    """Open a connection."""
    return Line(*await asyncio.open_connection("127.0.0.1", house.port))


async def open_socket(house: House, visit: Visit) -> None:
    """Open a visitor's socket and follow the chat."""
    address = f"ws://127.0.0.1:{house.port}/live/?chat={visit.token}"
    visit.socket = await connect(address, origin=SHOP, compression=None, ping_interval=None, max_queue=4)  # type: ignore[arg-type]
    await visit.socket.send(json.dumps({"follow": [f"chat:{visit.number}"]}))
    await visit.socket.recv()


async def listen(house: House, visit: Visit, todo: Visits, to_fetch: Visits) -> None:
    """Note when words are news; where the other side fetches, that is when they have been fetched."""
    socket = visit.socket
    while socket:
        if json.loads(await socket.recv()).get("e") != _NEWS:
            continue
        if house.fetches:
            to_fetch.put_nowait(visit)
        elif visit.due:
            house.heard.append((time.perf_counter() - visit.due.popleft()) * 1000)
            todo.task_done()


async def post(house: House, todo: Visits) -> None:
    """Send messages over one connection, each as its turn comes."""
    line = await line_to(house)
    while True:
        visit = await todo.get()
        due = visit.due[-1]
        body = json.dumps({"text": "Is it on its way?", "client_key": str(uuid4())}).encode()
        await line.ask(house.request(visit, "POST", "messages", body))
        house.answered.append((time.perf_counter() - due) * 1000)


async def fetch(house: House, todo: Visits, to_fetch: Visits) -> None:
    """Fetch what is news over one connection."""
    line = await line_to(house)
    while True:
        visit = await to_fetch.get()
        await line.ask(house.request(visit, "GET", "messages?after=1"))
        if visit.due:
            house.heard.append((time.perf_counter() - visit.due.popleft()) * 1000)
            todo.task_done()
