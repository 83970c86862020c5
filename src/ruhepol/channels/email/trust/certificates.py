"""S/MIME: who issued the certificate a mail was signed with, whether it was valid then, and whose it is."""

import re
import warnings
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ruhepol.channels.email.mime.seals.smime import addresses

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from cryptography.x509.verification import ExtensionPolicy, Policy, Store

SYSTEM = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem")
"""Where systems keep the issuers they believe."""
MOST = 20  # certificates of a mail that are looked at
_LARGEST = 10_000_000  # bytes of a file of issuers
_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]{1,20000}-----END CERTIFICATE-----")
_MAIL, _ANY = "1.3.6.1.5.5.7.3.4", "2.5.29.37.0"


def state(chain: Sequence[bytes], sender: str, at: datetime, issuers: str) -> str:
    """Return what the certificates of an unchanged mail are worth; the first is the signer's.

    `valid`: issued by somebody we believe, valid then, and the sender's; `foreign`: somebody else's;
    `expired`: not valid then; `intact`: nobody we know issued it. `issuers` is a file or folder, else
    those of the system are believed.
    """
    from cryptography import x509  # noqa: PLC0415  slow to import, and few mails are signed

    try:
        signer, *others = [x509.load_der_x509_certificate(raw) for raw in chain[:MOST]]
        begin, end = signer.not_valid_before_utc, signer.not_valid_after_utc
    except ValueError:
        return "intact"
    moment = at.astimezone(UTC)
    within = begin <= moment <= end
    if not _is_issued(signer, others, moment if within else begin, issuers):
        return "intact"
    if not within:
        return "expired"
    return "valid" if sender.lower() in addresses(signer) else "foreign"


def _is_issued(signer: "Certificate", others: "list[Certificate]", at: datetime, issuers: str) -> bool:
    """Tell whether a chain leads from the signer's certificate to an issuer we believe."""
    from cryptography.x509.verification import PolicyBuilder, VerificationError  # noqa: PLC0415  as above

    store = _store(issuers)
    if store is None:
        return False
    builder = PolicyBuilder().store(store).time(at.replace(tzinfo=None))
    policy = builder.extension_policies(ca_policy=_of_issuers(), ee_policy=_of_signers())
    try:
        policy.build_client_verifier().verify(signer, others)
    except (VerificationError, ValueError):
        return False
    return True


def _of_issuers() -> "ExtensionPolicy":
    """Demand of issuers that they may issue; what for, only the signer's certificate has to say."""
    from cryptography import x509  # noqa: PLC0415  as above
    from cryptography.x509.verification import Criticality, ExtensionPolicy  # noqa: PLC0415

    def may_issue(_policy: "Policy", _one: "Certificate", constraints: x509.BasicConstraints) -> None:
        if not constraints.ca:
            raise ValueError

    free = ExtensionPolicy.permit_all()
    return free.require_present(x509.BasicConstraints, Criticality.AGNOSTIC, may_issue)


def _of_signers() -> "ExtensionPolicy":
    """Demand of the signer's certificate that it is meant for mail, where it says what it is meant for."""
    from cryptography import x509  # noqa: PLC0415  as above
    from cryptography.x509.verification import Criticality, ExtensionPolicy  # noqa: PLC0415

    def is_for_mail(_policy: "Policy", _one: "Certificate", uses: x509.ExtendedKeyUsage | None) -> None:
        if uses is not None and not {use.dotted_string for use in uses} & {_MAIL, _ANY}:
            raise ValueError

    free = ExtensionPolicy.permit_all()
    return free.may_be_present(x509.ExtendedKeyUsage, Criticality.AGNOSTIC, is_for_mail)


def _store(issuers: str) -> "Store | None":
    """Return the issuers that are believed; they are read anew when a file changes."""
    files = _files(issuers)
    return _read(tuple((str(file), file.stat().st_mtime_ns) for file in files)) if files else None


def _files(issuers: str) -> list[Path]:
    chosen = Path(issuers) if issuers else next((Path(one) for one in SYSTEM if Path(one).is_file()), None)
    if chosen is None:
        return []
    try:
        inside = sorted(chosen.iterdir()) if chosen.is_dir() else [chosen]
        return [file for file in inside if file.is_file() and file.stat().st_size <= _LARGEST]
    except OSError:
        return []  # a folder we may not read must not keep mails from being read


@lru_cache(maxsize=4)
def _read(files: tuple[tuple[str, int], ...]) -> "Store | None":
    from cryptography import x509  # noqa: PLC0415  as above
    from cryptography.x509.verification import Store  # noqa: PLC0415

    known = []
    for pem in (pem for file, _ in files for pem in _PEM.findall(Path(file).read_bytes())):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # some old roots of the system's list have odd numbers
                known.append(x509.load_pem_x509_certificate(pem))
        except ValueError:
            continue  # a form that is not read any more; the others still count
    return Store(known) if known else None
