"""What has to be looked at again while sockets are open: rights that ended, people who stopped typing."""

import asyncio
import logging
import time
from functools import partial

from django.db import DatabaseError, InterfaceError

from ruhepol.core.actors import Actor
from ruhepol.core.live import registry
from ruhepol.core.live.hub import Hub
from ruhepol.core.live.relay import Relay
from ruhepol.core.live.socket import Socket

log = logging.getLogger(__name__)

ROUND_SECONDS = 5.0
ROUNDS_TO_REPEAT = 4
RECHECK_SECONDS = 60.0


class Care:
    """Looks after a hub's sockets, round after round."""

    def __init__(self, hub: Hub, relay: Relay) -> None:
        """Care for one hub and its relay."""
        self._hub = hub
        self._relay = relay
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin the rounds."""
        self._task = asyncio.ensure_future(self._rounds())

    async def stop(self) -> None:
        """End the rounds."""
        if self._task:
            self._task.cancel()

    async def _rounds(self) -> None:
        number = 0
        while True:
            await asyncio.sleep(ROUND_SECONDS)
            number += 1
            try:
                if number % ROUNDS_TO_REPEAT == 0:
                    self._relay.repeat()
                    await self.note_present()
                await self.round(older_than=RECHECK_SECONDS)
            except (DatabaseError, InterfaceError) as error:
                log.warning("sockets cannot be checked again: %s", error)
            except Exception:
                log.exception("sockets cannot be checked again")  # a fault of ours must not keep rights alive

    async def round(self, *, older_than: float) -> None:
        """Do one round; rights are asked again for sockets whose last answer is that many seconds old."""
        self._hub.tell_who(self._hub.presence.tidy())
        now = time.monotonic()
        for socket in self._hub.sockets():
            if now - socket.checked >= older_than:
                await self._check(socket)

    async def note_present(self) -> None:
        """Tell the topics which of their customers have a page open."""
        for name, keys in self._hub.customers_at().items():
            topic = registry.topic_of(name)
            if topic and (note := topic.present):
                await self._hub.ask(partial(note, keys))

    async def _check(self, socket: Socket) -> None:
        socket.checked = time.monotonic()
        actor, streams = await self._hub.ask(lambda: _rights(socket))
        if actor != socket.actor:
            socket.drop()
        elif len(streams) < len(socket.streams):
            self._hub.follow(socket, streams)
            socket.push_frame({"n": self._hub.tail.mark, "following": streams})


def _rights(socket: Socket) -> tuple[Actor | None, list[str]]:
    actor = registry.identify(socket.visitor)
    return actor, registry.allowed(actor, socket.streams) if actor else []
