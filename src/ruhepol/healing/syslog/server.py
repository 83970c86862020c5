"""Listening for syslog over TCP and UDP, and keeping what comes, many messages in one transaction.

While the database is busy nothing more is read: TCP makes the senders wait. UDP knows no waiting; what comes
beyond a full queue is lost as it would be on the way, and counted.
"""

import asyncio
import socket
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import cast

import structlog
from django.db import InterfaceError, OperationalError, close_old_connections, connections

from ruhepol.healing.syslog.frames import FrameError, Frames
from ruhepol.healing.syslog.keep import Keeper, Told

log = structlog.get_logger(__name__)

WAITING, AT_ONCE = 5_000, 500
GATHER_SECONDS = 0.2
BUSY_SECONDS = 1.0
CONNECTIONS, OF_ONE = 200, 50
"""At once, in all and from one address: who opens them and stays silent shuts nobody else out."""
WATCH = {"TCP_KEEPIDLE": 60, "TCP_KEEPINTVL": 20, "TCP_KEEPCNT": 3}
"""Seconds of silence until the kernel asks whether a sender is still there, between two tries, and how many.
One that vanished without a word would keep its place for ever, and in the end shut itself out."""
READ_BYTES = 65_536
BEGINNING = 1_000


class Server(asyncio.DatagramProtocol):
    """One port, both ways; `ports` are told once it listens."""

    def __init__(self, host: str, port: int) -> None:
        """Listen nowhere yet."""
        self._host, self._port = host, port
        self._queue: asyncio.Queue[Told] = asyncio.Queue(WAITING)
        self._keeper = Keeper()
        self._database = ThreadPoolExecutor(1, thread_name_prefix="syslog")
        self._open: dict[asyncio.Task[None], str] = {}
        self.lost = 0

    async def serve(self, until: asyncio.Event, ready: Callable[[int], None] = lambda _port: None) -> None:
        """Take messages until the event is set, then what waits; `ready` is told the port."""
        loop = asyncio.get_running_loop()
        tcp = await asyncio.start_server(self._visit, self._host, self._port, limit=READ_BYTES)
        port = tcp.sockets[0].getsockname()[1]
        udp, _ = await loop.create_datagram_endpoint(lambda: self, local_addr=(self._host, port))
        writer = asyncio.create_task(self._write())
        ready(port)
        await until.wait()
        tcp.close()
        udp.close()
        for visit in self._open:
            visit.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)
        await self._queue.join()
        writer.cancel()
        with suppress(asyncio.CancelledError):
            await writer
        await loop.run_in_executor(self._database, connections.close_all)
        self._database.shutdown()

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """Take one message; there is nobody to tell that there is no room."""
        try:
            self._queue.put_nowait((addr[0], data))
        except asyncio.QueueFull:
            self.lost += 1
            if self.lost % AT_ONCE == 1:
                log.warning("syslog over UDP comes faster than it can be kept", lost=self.lost)

    async def _visit(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take messages of one connection, as fast as they can be kept."""
        task = cast("asyncio.Task[None]", asyncio.current_task())
        address: str = (writer.get_extra_info("peername") or ("",))[0]  # none where it has gone already
        others = Counter(self._open.values())
        self._open[task] = address
        try:
            _watch_over(writer.get_extra_info("socket"))
            if others.total() < CONNECTIONS and others[address] < OF_ONE:
                await self._listen(reader, address)
        except (ConnectionError, TimeoutError):
            log.debug("a syslog sender went away")
        finally:
            del self._open[task]
            writer.close()

    async def _listen(self, reader: asyncio.StreamReader, address: str) -> None:
        frames, data = Frames(), b""
        try:
            while data := await reader.read(READ_BYTES):
                for message in frames.feed(data):
                    await self._queue.put((address, message))
            if rest := frames.rest():
                await self._queue.put((address, rest))
        except FrameError as error:
            await self._safely(partial(self._keeper.refuse, address, str(error), data[:BEGINNING]))

    async def _write(self) -> None:
        """Keep what waits, many at once, again and again until the database has it."""
        while True:
            told = [await self._queue.get()]
            if self._queue.qsize() < AT_ONCE:
                await asyncio.sleep(GATHER_SECONDS)
            while len(told) < AT_ONCE and not self._queue.empty():
                told.append(self._queue.get_nowait())
            try:
                await self._safely(partial(self._keeper.keep, told))
            except Exception:
                log.exception("syslog messages could not be kept", messages=len(told))
            finally:
                for _ in told:
                    self._queue.task_done()

    async def _safely(self, work: Callable[[], object]) -> None:
        """Do database work in its thread until the database is there for it."""
        while True:
            try:
                await asyncio.get_running_loop().run_in_executor(self._database, _fresh, work)
            except (OperationalError, InterfaceError):
                log.warning("the database is busy, syslog waits")
                await asyncio.sleep(BUSY_SECONDS)
            else:
                return


def _watch_over(line: socket.socket) -> None:
    """Let the kernel notice where the other end is gone."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in WATCH.items():
        if hasattr(socket, name):
            line.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)


def _fresh(work: Callable[[], object]) -> None:
    close_old_connections()
    work()
