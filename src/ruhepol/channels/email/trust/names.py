"""Asking the domain name system."""

from typing import Any, Protocol

import dns.exception
import dns.resolver

SECONDS = 5.0


class NoAnswerError(Exception):
    """The name servers could not be asked; later they may answer."""


class Resolver(Protocol):
    """What answers questions of DNS: text records as bytes, addresses and names as text, MX with rank."""

    def ask(self, name: str, kind: str) -> list[Any]:
        """Return the records of a kind, none where the name has none. Raises NoAnswerError."""


class Network:
    """The name servers of this machine."""

    def ask(self, name: str, kind: str) -> list[Any]:
        """Ask with patience for a few seconds."""
        try:
            answers = dns.resolver.resolve(name, kind, lifetime=SECONDS)
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            return []
        except (dns.exception.DNSException, OSError, UnicodeError) as error:
            raise NoAnswerError(f"{type(error).__name__}: {name}") from error
        return [_plain(kind, record) for record in answers]


def _plain(kind: str, record: Any) -> Any:  # noqa: ANN401  each kind has its own shape
    if kind == "TXT":
        return b"".join(record.strings)
    if kind == "MX":
        return record.preference, record.exchange.to_text(omit_final_dot=True)
    return record.target.to_text(omit_final_dot=True) if kind == "PTR" else record.address
