"""The fields of a mail's head as they stand there, without understanding the rest."""

import re
from collections.abc import Iterator

from ruhepol.channels.email.mime.addresses import addresses
from ruhepol.channels.email.trust.verdict import domain_of

_END = re.compile(rb"\r?\n[ \t]*\r?\n|\r\r")
_FOLD = re.compile(r"(?:\r\n|\r|\n)(?=[ \t])")
MOST = 256 * 1024


def fields(raw: bytes, *names: str) -> Iterator[str]:
    """Yield the unfolded values of the fields of these names, from the top."""
    head = _END.split(raw[:MOST], 1)[0].decode("utf-8", "surrogateescape")
    for line in re.split(r"\r\n|\r|\n", _FOLD.sub(" ", head)):
        name, colon, value = line.partition(":")
        if colon and name.strip().lower() in names:
            yield value.strip()


def from_domain(raw: bytes) -> str:
    """Return the domain a mail claims to come from; none where it names several senders."""
    claimed = [address for value in fields(raw, "from") for address in addresses(value)]
    domains = {domain_of(sender.address) for sender in claimed}
    return domains.pop() if len(claimed) == 1 else ""
