"""Checking an S/MIME signature (RFC 5652) against the certificate that came with it."""

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ruhepol.channels.email.mime.seals import der
from ruhepol.channels.email.mime.seals.der import Value

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_COVERS = {bytes.fromhex("2a864886f70d010703"), bytes.fromhex("2a864886f70d0109100117")}
"""Enveloped and authenticated-enveloped data."""
_MESSAGE_DIGEST = bytes.fromhex("2a864886f70d010904")
_PSS = bytes.fromhex("2a864886f70d01010a")
_HASHES = {
    bytes.fromhex("608648016503040201"): "sha256",
    bytes.fromhex("608648016503040202"): "sha384",
    bytes.fromhex("608648016503040203"): "sha512",
}
"""Older ones can be forged and count as not checked."""
_INSIDE, _KEY_ID = 0xA0, 0x80


class UncheckableError(ValueError):
    """Made in a way that is not understood here, or without its certificate."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What a signature holds: the content where it is enclosed, the certificates, and who signed how."""

    content: bytes | None
    certificates: list[bytes]
    signers: list[Value]


def read(cms: bytes) -> Signed:
    """Return what a signature holds. Raises UncheckableError."""
    try:
        kind, content = der.read(cms).children()[:2]
        if kind.content != _SIGNED_DATA:
            raise UncheckableError
        _, _, enclosed, *rest = content.children()[0].children()
        inner = enclosed.children()[1:]
        return Signed(
            content=inner[0].children()[0].octets() if inner else None,
            certificates=[one.whole for part in rest if part.tag == _INSIDE for one in part.children()],
            signers=[one for part in rest if part.tag == der.SET for one in part.children()],
        )
    except (der.TornError, ValueError, IndexError, RecursionError) as error:
        raise UncheckableError from error


def is_encrypted(cms: bytes) -> bool:
    """Tell whether a mail is not signed but covered, for somebody's key."""
    try:
        return der.read(cms).children()[0].content in _COVERS
    except (der.TornError, ValueError, IndexError, RecursionError):
        return False


def check(signed: Signed, content: bytes) -> tuple[bool, str, tuple[bytes, ...]]:
    """Tell whether `content` is what was signed, whom the certificate names, and all certificates.

    Raises UncheckableError.
    """
    try:
        certificate, digest, attributes, algorithm, signature = _signer(signed)
        whose = _holder(certificate), _chain(certificate, signed.certificates)
        if attributes is None:
            return _verified(certificate, signature, content, digest, algorithm), *whose
        stated = _stated_digest(attributes)
        intact = stated == hashlib.new(digest, content).digest()
        told = bytes([der.SET]) + attributes.whole[1:]
        return intact and _verified(certificate, signature, told, digest, algorithm), *whose
    except (der.TornError, ValueError, IndexError, TypeError) as error:
        raise UncheckableError from error


def _signer(signed: Signed) -> tuple["Certificate", str, Value | None, bytes, bytes]:
    """Return the certificate, the digest's name, the signed attributes, the algorithm, and the signature."""
    _, who, digest, *rest = signed.signers[0].children()
    attributes = rest.pop(0) if rest[0].tag == _INSIDE else None
    name = _HASHES.get(digest.children()[0].content)
    if name is None:
        raise UncheckableError
    return _certificate(signed, who), name, attributes, rest[0].children()[0].content, rest[1].octets()


def _certificate(signed: Signed, who: Value) -> "Certificate":
    from cryptography import x509  # noqa: PLC0415  slow to import, and few mails are signed

    for raw in signed.certificates:
        certificate = x509.load_der_x509_certificate(raw)
        if who.tag == _KEY_ID:
            key = x509.SubjectKeyIdentifier.from_public_key(certificate.public_key()).digest
            fits = key == who.content
        else:
            fits = certificate.serial_number == int.from_bytes(who.children()[1].content, "big")
        if fits:
            return certificate
    raise UncheckableError


def _stated_digest(attributes: Value) -> bytes:
    for attribute in attributes.children():
        name, values = attribute.children()[:2]
        if name.content == _MESSAGE_DIGEST:
            return values.children()[0].content
    raise UncheckableError


def _verified(
    certificate: "Certificate", signature: bytes, told: bytes, digest: str, algorithm: bytes
) -> bool:
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415  as above
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa  # noqa: PLC0415

    known = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}[digest]
    key = certificate.public_key()
    try:
        if isinstance(key, rsa.RSAPublicKey):
            pss = padding.PSS(padding.MGF1(known), padding.PSS.AUTO)
            key.verify(signature, told, pss if algorithm == _PSS else padding.PKCS1v15(), known)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, told, ec.ECDSA(known))
        else:
            raise UncheckableError
    except InvalidSignature:
        return False
    return True


def _chain(certificate: "Certificate", all_of_them: list[bytes]) -> tuple[bytes, ...]:
    """Return the certificates in the order in which they are looked at: the signer's, then the others."""
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415  as above

    own = certificate.public_bytes(Encoding.DER)
    return (own, *(one for one in all_of_them if one != own))


def addresses(certificate: "Certificate") -> list[str]:
    """Return the mail addresses a certificate is for, in lower case."""
    from cryptography import x509  # noqa: PLC0415  as above

    found: list[str] = []
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
        found += names.get_values_for_type(x509.RFC822Name)
    except x509.ExtensionNotFound:
        pass
    found += [
        str(one.value) for one in certificate.subject.get_attributes_for_oid(x509.NameOID.EMAIL_ADDRESS)
    ]
    return [address.lower() for address in found]


def _holder(certificate: "Certificate") -> str:
    """Return the address a certificate names, else the name of its holder."""
    from cryptography import x509  # noqa: PLC0415  as above

    names = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return next(iter([*addresses(certificate), *(str(one.value) for one in names)]), "")
