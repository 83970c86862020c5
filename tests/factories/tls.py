"""Certificates: one of localhost that signs itself, and those of an authority nobody else knows."""

import datetime as dt
import ipaddress

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

DAY = dt.timedelta(days=1)
OF_AUTHORITY = x509.BasicConstraints(ca=True, path_length=None)
LOCAL = ("localhost", "127.0.0.1")
SIGNING = dict.fromkeys(
    (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "crl_sign", "encipher_only", "decipher_only",
    ),
    False,
)  # fmt: skip


class Authority:
    """Signs certificates into a folder; `path` is its own, for those who are to trust it."""

    def __init__(self, folder):
        """Make its key and its own certificate."""
        self.folder = folder
        self.key, self.name = ec.generate_private_key(ec.SECP256R1()), _name("authority of a test")
        self.path = folder / "authority.pem"
        own = _asked(self.name, self.name, self.key, 2 * DAY).add_extension(OF_AUTHORITY, critical=True)
        own = own.add_extension(x509.KeyUsage(key_cert_sign=True, **SIGNING), critical=True)
        self.path.write_bytes(_pem(own.sign(self.key, hashes.SHA256())))

    def certificate(self, *names, until=2 * DAY):
        """Write a server's certificate for these names, good until then from now; return its paths."""
        key = ec.generate_private_key(ec.SECP256R1())
        asked = _asked(_name(names[0]), self.name, key, until).add_extension(_of(names), critical=False)
        signer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        asked = asked.add_extension(signer, critical=False)  # Python 3.13 takes no certificate without
        return _written(self.folder, asked.sign(self.key, hashes.SHA256()), key)


def make_certificate(folder):
    """Write a certificate of localhost that signs itself, and its key; return both paths."""
    key, name = ec.generate_private_key(ec.SECP256R1()), _name("localhost")
    asked = _asked(name, name, key, 2 * DAY).add_extension(_of(LOCAL), critical=False)
    asked = asked.add_extension(OF_AUTHORITY, critical=True)
    return _written(folder, asked.sign(key, hashes.SHA256()), key)


def _name(common):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _asked(subject, issuer, key, until):
    now = dt.datetime.now(dt.UTC)
    number = x509.random_serial_number()
    begun = x509.CertificateBuilder(issuer, subject, key.public_key(), number)
    begun = begun.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    return begun.not_valid_before(now - 30 * DAY).not_valid_after(now + until)


def _of(names):
    return x509.SubjectAlternativeName([_san(name) for name in names])


def _san(name):
    if name.replace(".", "").isdigit():
        return x509.IPAddress(ipaddress.ip_address(name))
    return x509.DNSName(name)


def _written(folder, certificate, key):
    chain, private = folder / "server.pem", folder / "server.key"
    chain.write_bytes(_pem(certificate))
    private.write_bytes(key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption()))
    return chain, private


def _pem(certificate):
    return certificate.public_bytes(form.Encoding.PEM)
