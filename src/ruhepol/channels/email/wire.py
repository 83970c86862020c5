"""How a mail is written down for its way: headers folded as receivers expect, addresses in ASCII."""

from email.headerregistry import BaseHeader, HeaderRegistry
from email.policy import EmailPolicy
from functools import lru_cache

IDS = {"message-id", "in-reply-to", "references"}
UNSENDABLE = "such an address needs SMTPUTF8, which few servers speak"


class _WirePolicy(EmailPolicy):
    """Python's own, but for ids: longer than a line, it would break them into encoded words (bpo-35805)."""

    def fold(self, name: str, value: str) -> str:
        """Fold a header; ids are broken only between one another."""
        return _by_id(name, value) if name.lower() in IDS else super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        """Fold a header into bytes."""
        if name.lower() in IDS:
            return _by_id(name, value).encode("ascii", "replace")
        return super().fold_binary(name, value)


def _by_id(name: str, value: str) -> str:
    return f"{name}: " + "\r\n ".join(value.split()) + "\r\n"


_SAME = {"content-type", "content-transfer-encoding", "content-disposition", "mime-version", "auto-submitted"}


class _Headers(HeaderRegistry):
    """Python's own, but what is the same in every mail is read once: reading a header is slow."""

    def __init__(self) -> None:
        super().__init__()
        self._kept = lru_cache(maxsize=128)(super().__call__)

    def __call__(self, name: str, value: str) -> BaseHeader:
        """Return a header's value as an object."""
        return self._kept(name, value) if name.lower() in _SAME else super().__call__(name, value)


POLICY = _WirePolicy(linesep="\r\n", cte_type="7bit", max_line_length=78, header_factory=_Headers())


def ascii_address(address: str) -> str:
    """Return an address with its domain in ASCII. Raises ValueError where the rest cannot be."""
    local, _, domain = address.rpartition("@")
    if not local.isascii():
        raise ValueError(UNSENDABLE)
    return f"{local}@{domain.encode('idna').decode('ascii')}"
