"""The name servers of this machine."""

from typing import Any

import dns.exception
import dns.resolver

from ruhepol.channels.email.trust.names import NoAnswerError

SECONDS = 5.0


class Network:
    """Asks them, with patience for a few seconds."""

    def __init__(self, seconds: float = SECONDS) -> None:
        """Take the patience for each question."""
        self._seconds = seconds

    def ask(self, name: str, kind: str) -> list[Any]:
        """Return the records of a kind, none where the name has none. Raises NoAnswerError."""
        try:
            answers = dns.resolver.resolve(name, kind, lifetime=self._seconds)
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
