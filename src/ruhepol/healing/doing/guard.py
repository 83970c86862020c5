"""Which hosts may be spoken to. Nobody gets us to knock at doors by naming them in an asset."""

import ipaddress
import re
import socket
from collections.abc import Collection

from ruhepol.core.web.doors import Network, ShutError, choose
from ruhepol.healing.doing.place import NotDoneError

LONGEST = 253
_LABEL = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(?<!-)")


def host_name(text: str) -> str:
    """Return a host's name or address in its plain form. Raises NotDoneError for what is none."""
    text = text.strip().rstrip(".").lower()
    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        pass
    labels = text.split(".")
    # A last label of digits is an address in disguise: 127.1, 0x7f.1, 2130706433.
    if len(text) > LONGEST or not all(map(_LABEL.fullmatch, labels)) or re.fullmatch(r"\d+|0x.*", labels[-1]):
        raise NotDoneError(f"{text[:80]!r} is no name of a host")
    return text


def address_of(host: str, port: int, *, networks: Collection[Network] | None = None) -> str:
    """Return the IP address to connect to: asked again, the name could lead elsewhere.

    Without `networks` an administrator named the host, and only what is no single server's is refused; with
    them the host comes from an asset, and must be public or lie in one of them. Raises NotDoneError.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotDoneError(f"the name {host} leads nowhere", retry=True) from error
    try:
        return choose(found, networks=networks)
    except ShutError as error:
        raise NotDoneError(f"{host} leads to {error}, where we do not knock") from error
