"""Whose an address is: networks that administrators wrote beside a source, the narrowest counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

MOST = 100

Network = IPv4Network | IPv6Network


class NetworkError(Exception):
    """A word is neither an address nor a network; it is the error's text."""


def parse(text: str) -> list[Network]:
    """Return the networks of a text, in lines or between commas. Raises NetworkError."""
    words = text.replace(",", " ").split()
    if len(words) > MOST:
        raise NetworkError(words[MOST])
    networks = []
    for word in words:
        try:
            networks.append(ip_network(word, strict=False))
        except ValueError as error:
            raise NetworkError(word[:60]) from error
    return networks


@dataclass(frozen=True, slots=True)
class Senders:
    """Which source an address belongs to."""

    _narrowest_first: Sequence[tuple[Network, int]]

    def of(self, address: str) -> int | None:
        """Return the key of the source, None for a stranger."""
        try:
            known = ip_address(address.partition("%")[0])
        except ValueError:
            return None
        known = getattr(known, "ipv4_mapped", None) or known
        return next((key for network, key in self._narrowest_first if known in network), None)


def senders(sources: Iterable[tuple[int, str]]) -> Senders:
    """Return whose the networks of these sources are; of equal ones the first source has it."""
    pairs = [(network, key) for key, text in sources for network in parse(text)]
    return Senders(sorted(pairs, key=lambda pair: -pair[0].prefixlen))
