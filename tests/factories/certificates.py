"""Certificates for signed mail: issuers, and people's own."""

from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

Made = tuple[x509.Certificate, ec.EllipticCurvePrivateKey]
Use = x509.ObjectIdentifier


def make_certificate(
    name: str, issuer: Made | None = None, *, use: Use | None = None, may_issue: bool = True
) -> Made:
    """Return a certificate of this name and its key: an issuer's own, or one issued by another."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer[0].subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2090, 1, 1, tzinfo=UTC))
    )
    if "@" in name:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.RFC822Name(name)]), critical=False)
    else:
        builder = builder.add_extension(x509.BasicConstraints(ca=may_issue, path_length=None), critical=True)
    if use:
        builder = builder.add_extension(x509.ExtendedKeyUsage([use]), critical=False)
    return builder.sign(issuer[1] if issuer else key, hashes.SHA256()), key
