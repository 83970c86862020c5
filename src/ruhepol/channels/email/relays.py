"""Which servers that hand mail to us are our own."""

import ipaddress

from django.conf import settings

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def address_of(client: str) -> Address | None:
    """Return a network address as an object, an IPv4 one also where it came mapped; None for none."""
    try:
        address = ipaddress.ip_address(client.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def is_relay(client: str) -> bool:
    """Tell whether an address is a mail server of ours."""
    address = address_of(client)
    return address is not None and any(address in network for network in settings.RUHEPOL.intake_relays)
