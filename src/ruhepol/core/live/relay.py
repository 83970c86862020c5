"""Tells the other web processes who is looking at what, and hears it of them."""

import asyncio
import contextlib
import json
import secrets

from ruhepol.core.actors import Actor, ActorKind
from ruhepol.core.db import wake
from ruhepol.core.db.relay import hear
from ruhepol.core.db.watchers import Watcher
from ruhepol.core.live.hub import Hub

CHANNEL = "presence"


class Relay:
    """Keeps presence alike in all processes. Words are lost at worst until they are repeated."""

    def __init__(self, hub: Hub) -> None:
        """Serve one hub, under a name no other process has."""
        self._hub = hub
        self._me = secrets.token_hex(4)
        self._listener: Watcher | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def start(self) -> None:
        """Begin to hear the others, and tell them what changes here."""
        self._loop = asyncio.get_running_loop()
        self._listener = hear(CHANNEL, self._pass_on)
        if self._listener:
            self._hub.on_stay = self.tell

    async def stop(self) -> None:
        """Hear no more."""
        if self._listener:
            self._listener.stop()

    def tell(self, socket: object, actor: Actor, stream: str | None, typing: bool) -> None:
        """Tell the others of one stay; the answer is not waited for."""
        word = json.dumps([self._me, id(socket), actor.kind, actor.id, stream, typing])
        asyncio.ensure_future(self._hub.ask(lambda: wake.announce(CHANNEL, word)))  # noqa: RUF006  a word may be lost

    def repeat(self) -> None:
        """Tell all stays again: who is not repeated is forgotten by the others."""
        if self._listener:
            for socket, actor, stream, typing in self._hub.presence.local():
                self.tell(socket, actor, stream, typing)

    def _pass_on(self, word: str) -> None:
        if self._loop:
            with contextlib.suppress(RuntimeError):  # the loop has ended
                self._loop.call_soon_threadsafe(self._hear, word)

    def _hear(self, word: str) -> None:
        origin, socket, kind, actor_id, stream, typing = json.loads(word)
        if origin != self._me:
            actor = Actor(ActorKind(kind), actor_id)
            changed = self._hub.presence.hear(f"{origin} {socket}", actor, stream, typing=typing)
            self._hub.tell_who(changed)
