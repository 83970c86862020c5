"""Signed mails are read, and of their signature is said what is known of it and no more."""

import base64
import re
from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from hypothesis import given
from hypothesis import strategies as st

from ruhepol.channels.email.mime.model import Seal
from ruhepol.channels.email.mime.parse import parse
from ruhepol.channels.email.mime.seals import smime

KIM = "kim@turnierserver.example"
WORDS = b"Content-Type: text/plain; charset=utf-8\r\n\r\nDer Server l\xc3\xa4uft.\r\n"
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


def certificate(key: Key) -> x509.Certificate:
    """Return a certificate that Kim wrote herself."""
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Kim Berger")])
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(4711)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2027, 1, 1, tzinfo=UTC))
        .add_extension(x509.SubjectAlternativeName([x509.RFC822Name(KIM)]), critical=False)
        .sign(key, hashes.SHA256())
    )


@pytest.fixture(scope="module", params=["rsa", "ec"])
def key(request: pytest.FixtureRequest) -> Key:
    """Kim's key."""
    if request.param == "rsa":
        return rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return ec.generate_private_key(ec.SECP256R1())


def signed(key: Key, encoding: serialization.Encoding, *options: pkcs7.PKCS7Options) -> bytes:
    """Return Kim's words with her signature."""
    builder = pkcs7.PKCS7SignatureBuilder().set_data(WORDS)
    return builder.add_signer(certificate(key), key, hashes.SHA256()).sign(encoding, options)


def detached(key: Key) -> bytes:
    """Return a mail with its signature beside it."""
    mail = signed(key, serialization.Encoding.SMIME, pkcs7.PKCS7Options.DetachedSignature)
    return b"From: Kim <kim@turnierserver.example>\n" + mail


def test_an_untouched_mail_is_intact(key: Key) -> None:
    """The words are read, and the certificate's address is named."""
    mail = parse(detached(key))
    assert mail.visible == "Der Server läuft."
    assert mail.seal == Seal(kind="smime", state="intact", by=KIM)


def test_a_changed_mail_is_broken(key: Key) -> None:
    """One other word, and the signature no longer fits."""
    mail = parse(detached(key).replace(b"Server", b"Rechner"))
    assert mail.visible == "Der Rechner läuft."
    assert mail.seal is not None
    assert mail.seal.state == "broken"


def test_line_ends_changed_in_transit_break_nothing(key: Key) -> None:
    """A mail that was stored with the line ends of another system is the same mail."""
    mail = parse(detached(key).replace(b"\r\n", b"\n"))
    assert mail.seal is not None
    assert mail.seal.state == "intact"


def test_a_mail_inside_its_signature_is_read(key: Key) -> None:
    """What came as `smime.p7m` shows its words, not a file."""
    cms = signed(key, serialization.Encoding.DER, pkcs7.PKCS7Options.Binary)
    head = b"Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n"
    mail = parse(head + b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(cms))
    assert mail.visible == "Der Server läuft."
    assert mail.parts == ()
    assert mail.seal == Seal(kind="smime", state="intact", by=KIM)


def test_a_signature_without_certificate_is_not_checked(key: Key) -> None:
    """Without the certificate nothing can be said."""
    options = (pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.NoCerts)
    mail = parse(signed(key, serialization.Encoding.SMIME, *options))
    assert mail.seal == Seal(kind="smime", state="unchecked")


def test_words_beside_those_that_were_signed_break_it(key: Key) -> None:
    """True signed words before the first real boundary, or a third part, prove nothing of what is shown."""
    mail = detached(key)
    boundary = re.search(rb'boundary="([^"]+)"', mail)
    assert boundary is not None
    line = b"--" + boundary.group(1)
    inside = mail.index(line + b"\n") if line + b"\n" in mail else mail.index(line + b"\r\n")
    true = mail[inside:].split(line)[1]
    other = b"\nContent-Type: text/plain\n\n900 Euro, bitte.\n"
    hidden = mail[:inside] + line + b"X" + true + line + other + mail[inside + len(line + true) :]
    beside = mail[:inside] + line + true + line + other + mail[inside + len(line + true) :]
    for raw, state in ((hidden, "broken"), (beside, "unchecked")):
        read = parse(raw)
        assert "900 Euro" in read.text
        assert read.seal is not None
        assert read.seal.state == state


def test_pgp_is_named_and_not_checked() -> None:
    """A text signed in place is shown without its armour, whatever stands in it."""
    raw = (
        "From: kim@turnierserver.example\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n"
        "Der Server läuft.\n- -- kein Strich\n-----BEGIN PGP SIGNATURE-----\n\niQEz=\n"
        "-----END PGP SIGNATURE-----\n"
    )
    mail = parse(raw.encode())
    assert "Der Server läuft.\n-- kein Strich" in mail.text
    assert "PGP" not in mail.text
    assert mail.seal == Seal(kind="pgp", state="unchecked")


@pytest.mark.parametrize(
    ("kind", "head", "text"),
    [
        ("pgp", "multipart/encrypted; boundary=b", "--b\n\nVersion: 1\n--b--"),
        ("pgp", "text/plain", "-----BEGIN PGP MESSAGE-----\n\nhQ==\n-----END PGP MESSAGE-----"),
        ("smime", "application/pkcs7-mime\nContent-Transfer-Encoding: base64", "MAsGCSqGSIb3DQEHAw=="),
    ],
)
def test_what_came_encrypted_says_so(kind: str, head: str, text: str) -> None:
    """Nobody here has the key; the person who wrote should hear of it."""
    raw = f"From: kim@turnierserver.example\nContent-Type: {head}\n\n{text}\n"
    assert parse(raw.encode()).seal == Seal(kind=kind, state="encrypted")


def test_talk_about_encryption_is_not_encrypted() -> None:
    """The words must begin the mail."""
    raw = b"From: a@b.example\n\nI got this:\n-----BEGIN PGP MESSAGE-----\n\nhQ==\n"
    assert parse(raw).seal is None


def test_certificates_come_along_the_signers_first(key: Key) -> None:
    """Who issued them is asked elsewhere."""
    seal = parse(detached(key)).seal
    assert seal is not None
    assert x509.load_der_x509_certificate(seal.certificates[0]).serial_number == 4711


def test_an_unsigned_mail_has_no_seal() -> None:
    """Most mails."""
    assert parse(b"From: a@b.example\n\nHallo\n").seal is None


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader_of_signatures(raw: bytes) -> None:
    """What is no signature is said to be none."""
    try:
        smime.check(smime.read(raw), b"")
    except smime.UncheckableError:
        return
    pytest.fail("random bytes passed for a signature")
