"""Addresses of the network, and what visitors are counted by."""

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_OF_ONE = 64  # bits of an IPv6 address that name the network a customer gets


def address_of(client: str) -> Address | None:
    """Return a network address as an object, an IPv4 one also where it came mapped; None for none."""
    try:
        address = ipaddress.ip_address(client.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def counted_as(client: str) -> str:
    """Return under which name a visitor is counted, nothing for one without an address.

    Whoever has one IPv6 address has the whole network of it.
    """
    address = address_of(client)
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, _OF_ONE), strict=False))
    return str(address or "")
