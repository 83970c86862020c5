"""Which servers may be asked: public ones at the web's ports. No mail makes us knock at our own doors."""

import asyncio
import socket

import httpx

from ruhepol.core.web.doors import ShutError, choose

PORTS = {"http": 80, "https": 443}


class RefusedError(Exception):
    """An address that is not asked."""


async def public_address(url: httpx.URL) -> str:
    """Return the IP address to connect to. Raises RefusedError for any that is not public.

    The caller connects to this very address: asked again, the name could lead elsewhere.
    """
    if url.scheme not in PORTS or url.port not in {None, PORTS[url.scheme]} or url.userinfo:
        raise RefusedError(str(url))
    try:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(url.host, PORTS[url.scheme], type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise RefusedError(url.host) from error
    try:
        return choose(found)
    except ShutError as error:
        raise RefusedError(url.host) from error
