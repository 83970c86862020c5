"""The socket's address, `/live/`: opens it to known visitors and serves their frames."""

import asyncio
import json

from ruhepol.core.live import registry
from ruhepol.core.live.door import visitor_of
from ruhepol.core.live.frames import Follow, GarbageError, Here, parse
from ruhepol.core.live.hub import Hub
from ruhepol.core.live.replay import missed
from ruhepol.core.live.socket import Socket, news_text
from ruhepol.core.web.asgi import Receive, Scope, Send

GARBAGE = 1008


class Gate:
    """An ASGI application for sockets."""

    def __init__(self, hub: Hub) -> None:
        """Serve the sockets of a hub."""
        self._hub = hub

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one socket from its opening to its end. Strangers get 403 and no socket."""
        await receive()
        visitor = visitor_of(scope)
        actor = await self._hub.ask(lambda: registry.identify(visitor))
        if not actor:
            await send({"type": "websocket.close"})
            return
        await send({"type": "websocket.accept"})
        socket = Socket(visitor, actor, send)
        try:
            await self._serve(socket, receive)
        except GarbageError:
            await send({"type": "websocket.close", "code": GARBAGE})
        except asyncio.CancelledError:
            # Dropped by the hub for being too slow; anything else that cancels also ends the socket.
            return
        finally:
            self._hub.follow(socket, ())
            self._hub.be_at(socket, None)
            socket.close()

    async def _serve(self, socket: Socket, receive: Receive) -> None:
        while (message := await receive())["type"] == "websocket.receive":
            frame = parse(message.get("text"))
            if isinstance(frame, Follow):
                await self._follow(socket, frame)
            else:
                self._be_here(socket, frame)

    async def _follow(self, socket: Socket, frame: Follow) -> None:
        """Follow what is allowed; news that comes meanwhile waits until what was missed is sent."""
        streams = await self._hub.ask(lambda: registry.allowed(socket.actor, frame.streams))
        socket.hold()
        self._hub.follow(socket, streams)
        position, mark = self._hub.tail.position, self._hub.tail.mark
        first = [json.dumps({"n": mark, "following": streams})]
        if (since := frame.since) is not None:
            news = await self._hub.ask(lambda: missed(streams, since=since, until=position, mark=mark))
            first += [news_text(one, one.stream) for one in news]
        socket.release(first)

    def _be_here(self, socket: Socket, frame: Here) -> None:
        """Note where somebody looks: at a stream they follow, customers only where typing is told."""
        stream = frame.stream
        topic = registry.topic_of(stream) if stream else None
        may = socket.actor.is_agent or stream is None or bool(topic and topic.tells_typing)
        if may and (stream is None or stream in socket.streams):
            self._hub.be_at(socket, stream, typing=frame.typing)
