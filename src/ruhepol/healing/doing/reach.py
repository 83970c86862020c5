"""Knocking at a host: whether somebody listens, how long its certificate is good, what its name leads to."""

import socket
import ssl
from collections.abc import Collection
from dataclasses import dataclass

from ruhepol.core import clock
from ruhepol.core.web.doors import Network
from ruhepol.healing.doing.guard import address_of, host_name
from ruhepol.healing.doing.place import NotDoneError


@dataclass(frozen=True, slots=True)
class Door:
    """A host and port. `networks` as `guard.address_of` takes them."""

    host: str
    port: int
    networks: Collection[Network] | None = None


def listens(door: Door, *, limit: float) -> bool:
    """Tell whether somebody listens there; who stays silent for so long does not. Raises NotDoneError."""
    try:
        with _connected(door, limit):
            return True
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class Certificate:
    """A host's certificate: whole days that are left, below zero when it has run out, and what is wrong."""

    days: int
    wrong: str = ""


def certificate(door: Door, *, limit: float) -> Certificate:
    """Return the certificate of a host. Raises NotDoneError where no TLS is spoken or nobody listens."""
    try:
        days = _days_left(_shown(door, limit, ssl._create_unverified_context()))  # noqa: S323, SLF001  to read it, not to trust it
    except (OSError, ValueError) as error:
        raise NotDoneError(f"{door.host} shows no certificate: {error}", retry=True) from error
    try:
        _shown(door, limit, ssl.create_default_context())
    except ssl.SSLCertVerificationError as error:
        return Certificate(days, error.verify_message)
    except OSError as error:
        raise NotDoneError(f"{door.host}: {error}", retry=True) from error
    return Certificate(days)


def leads_to(host: str, record: str, *, limit: float) -> list[str]:
    """Return what the name servers say of a name, nothing without such a record. Raises NotDoneError."""
    import dns.exception  # noqa: PLC0415  loaded by those who ask
    import dns.resolver  # noqa: PLC0415

    try:
        found = dns.resolver.resolve(host_name(host), record, lifetime=limit)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    except (dns.exception.DNSException, OSError, UnicodeError) as error:
        raise NotDoneError(f"name servers give no answer for {host}", retry=True) from error
    return sorted(one.to_text().strip('"').rstrip(".") for one in found)


def _connected(door: Door, limit: float) -> socket.socket:
    there = address_of(host_name(door.host), door.port, networks=door.networks)
    return socket.create_connection((there, door.port), timeout=limit)


def _shown(door: Door, limit: float, context: ssl.SSLContext) -> bytes:
    """Return the certificate (DER) that a host shows."""
    with (
        _connected(door, limit) as line,
        context.wrap_socket(line, server_hostname=host_name(door.host)) as talk,
    ):
        return talk.getpeercert(binary_form=True) or b""


def _days_left(certificate: bytes) -> int:
    from cryptography import x509  # noqa: PLC0415  loaded by those who ask

    ends = x509.load_der_x509_certificate(certificate).not_valid_after_utc
    return (ends - clock.now()).days
