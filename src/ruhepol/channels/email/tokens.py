"""The token that ties a mail to its ticket: short, in letters that survive every mail server's lower case."""

import base64
import re

from django.utils.crypto import constant_time_compare, salted_hmac

_BITS = 80
_TOKEN = re.compile(r"(?<![a-z0-9])t(\d{1,18})x([a-z2-7]{16})(?![a-z0-9])", re.IGNORECASE)
PER_FIELD = 50  # a forged field may not make us count signatures for ever


def token(ticket_id: int) -> str:
    """Return the token of a ticket, fit for a Message-ID and for the tag of an address."""
    return f"t{ticket_id}x{_signature(ticket_id)}"


def tickets_in(text: str) -> list[int]:
    """Return the tickets whose genuine tokens stand in `text`, in their order."""
    found = _TOKEN.findall(text)[:PER_FIELD]
    genuine = [
        int(n) for n, signature in found if constant_time_compare(signature.lower(), _signature(int(n)))
    ]
    return list(dict.fromkeys(genuine))


def _signature(ticket_id: int) -> str:
    key = salted_hmac("email.thread", str(ticket_id), algorithm="sha256").digest()
    return base64.b32encode(key[: _BITS // 8]).decode().lower()
