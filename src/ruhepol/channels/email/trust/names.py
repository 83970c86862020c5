"""What is asked of the domain name system, whoever answers."""

from typing import Any, Protocol


class NoAnswerError(Exception):
    """The name servers could not be asked; later they may answer."""


class Resolver(Protocol):
    """What answers questions of DNS: text records as bytes, addresses and names as text, MX with rank."""

    def ask(self, name: str, kind: str) -> list[Any]:
        """Return the records of a kind, none where the name has none. Raises NoAnswerError."""
