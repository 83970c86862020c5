"""Which addresses may be connected to when somebody else named them, however they are written."""

import ipaddress
from collections.abc import Collection, Iterable
from typing import Any

from ruhepol.core.web.network import Address

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
# Networks whose addresses a translator turns into IPv4: of everybody (RFC 6052), of one's own (RFC 8215).
_TRANSLATED = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
_COMPATIBLE = ipaddress.IPv6Network("::/96")
_LOW = 0xFFFF_FFFF
_FIRST = 0x0100_0000  # below lie :: and ::1, which hold no address of IPv4


class ShutError(Exception):
    """An address that we do not connect to, or none at all."""


def choose(found: Iterable[Any], *, networks: Collection[Network] | None = ()) -> str:
    """Return the IP address to connect to, of what `getaddrinfo` says a name leads to. Raises ShutError.

    One that may not be reached shuts them all. The caller connects to this very address: asked again,
    the name could lead elsewhere.
    """
    addresses = [str(place[0]) for *_, place in found]
    refused = next((one for one in addresses if not may_reach(one, networks=networks)), None)
    if refused or not addresses:
        raise ShutError(refused or "")
    return addresses[0]


def may_reach(address: str, *, networks: Collection[Network] | None = ()) -> bool:
    """Tell whether an IP address is public or lies in one of the networks.

    Without `networks` (None) an administrator named it, and only what is no single server's is refused.
    """
    return all(_is_open(one, networks) for one in ends(address))


def ends(address: str) -> list[Address]:
    """Return where a connection to an IP address comes out: itself, or the addresses that it holds."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv4Address):
        return [ip]
    if ip.teredo:
        return [ip, *ip.teredo]
    inner = ip.ipv4_mapped or ip.sixtofour
    held = any(ip in one for one in _TRANSLATED) or (ip in _COMPATIBLE and int(ip) >= _FIRST)
    return [inner or (ipaddress.IPv4Address(int(ip) & _LOW) if held else ip)]


def _is_open(ip: Address, networks: Collection[Network] | None) -> bool:
    # Link-local addresses are where clouds keep the credentials of their machines.
    if ip.is_link_local or ip.is_multicast or ip.is_unspecified:
        return False
    return networks is None or ip.is_global or any(ip in one for one in networks)
