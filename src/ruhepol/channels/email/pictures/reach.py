"""Which servers may be asked: public ones at the web's ports. No mail makes us knock at our own doors."""

import asyncio
import ipaddress
import socket

import httpx

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
    addresses = [str(place[0]) for *_, place in found]
    if not addresses or not all(is_public(one) for one in addresses):
        raise RefusedError(url.host)
    return addresses[0]


def is_public(address: str) -> bool:
    """Tell whether an IP address is out on the internet: not ours, not a neighbour's, no group's."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and (inner := ip.ipv4_mapped or ip.sixtofour):
        ip = inner
    return ip.is_global and not ip.is_multicast
