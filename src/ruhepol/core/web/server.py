"""How uvicorn is run here: one port, small socket frames, proxies believed only when listed."""

import socket
from collections.abc import Iterable

import uvicorn

from ruhepol.core.web.asgi import App

LARGEST_FRAME = 16 * 1024
GRACE_SECONDS = 5


def server(app: App, *, proxies: Iterable[str] = ()) -> uvicorn.Server:
    """Return a server for the application; run it with `.run(sockets=[listener(…)])`.

    `proxies` are addresses or networks whose X-Forwarded-For and -Proto are believed.
    """
    trusted = list(proxies)
    config = uvicorn.Config(
        app,
        http="httptools",
        ws="websockets-sansio",
        loop="asyncio",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(trusted),
        forwarded_allow_ips=trusted,
        timeout_graceful_shutdown=GRACE_SECONDS,
        ws_max_size=LARGEST_FRAME,
        ws_per_message_deflate=False,  # news are smaller than the memory a compressor keeps
    )
    return uvicorn.Server(config)


def listener(host: str, port: int) -> socket.socket:
    """Return a listening socket; raises OSError when address or port cannot be had. Port 0 picks one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    opened = socket.create_server((host, port), family=family, backlog=1024)
    # Accepted sockets inherit it. asyncio sets it only on sockets that name their protocol, which this one
    # does not; without it every answer on a kept connection waits 40 ms for the client's receipt of its head.
    opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    opened.set_inheritable(True)
    return opened
