"""Who issued the certificate of a signed mail, whether it was valid then, and whose it is."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.x509.oid import ExtendedKeyUsageOID

from ruhepol.channels.email.trust import certificates
from tests.factories.certificates import Made, make_certificate

KIM = "kim@turnierserver.example"
SPRING = datetime(2026, 3, 3, tzinfo=UTC)
LATER = datetime(2095, 3, 3, tzinfo=UTC)


def der(*made: Made) -> list[bytes]:
    """Return certificates as they come along in a mail."""
    return [one.public_bytes(serialization.Encoding.DER) for one, _ in made]


@pytest.fixture
def root() -> Made:
    """An issuer that is believed."""
    return make_certificate("Root of the house")


@pytest.fixture
def issuers(root: Made, tmp_path: Path) -> str:
    """The folder of those who are believed, with a file that is no certificate."""
    (tmp_path / "root.pem").write_bytes(root[0].public_bytes(serialization.Encoding.PEM))
    (tmp_path / "readme.txt").write_text("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
    return str(tmp_path)


def test_a_chain_to_an_issuer_we_believe_is_valid(root: Made, issuers: str) -> None:
    """Also over one between, and whatever the letters of the address."""
    between = make_certificate("Between", root)
    kim = make_certificate(KIM, between, use=ExtendedKeyUsageOID.EMAIL_PROTECTION)
    assert certificates.state(der(kim, between), KIM.upper(), SPRING, issuers) == "valid"
    assert certificates.state(der(make_certificate(KIM, root)), KIM, SPRING, issuers) == "valid"


def test_an_unknown_issuer_proves_nothing(root: Made, issuers: str) -> None:
    """Neither what somebody made alone, nor what an issuer signed that may not issue, nor a torn one."""
    stranger, no_issuer = make_certificate("Stranger"), make_certificate("No issuer", root, may_issue=False)
    for chain in (
        der(make_certificate(KIM)),
        der(make_certificate(KIM, stranger), stranger),
        der(make_certificate(KIM, no_issuer), no_issuer),
        [b"x"],
    ):
        assert certificates.state(chain, KIM, SPRING, issuers) == "intact"


def test_a_certificate_for_web_servers_signs_no_mail(root: Made, issuers: str) -> None:
    """Its issuer asked about a name in the web, not about a person."""
    kim = make_certificate(KIM, root, use=ExtendedKeyUsageOID.SERVER_AUTH)
    assert certificates.state(der(kim), KIM, SPRING, issuers) == "intact"


def test_somebody_elses_certificate_is_named_so(root: Made, issuers: str) -> None:
    """A good signature by another proves nothing about the sender."""
    assert (
        certificates.state(der(make_certificate("eve@firma.example", root)), KIM, SPRING, issuers)
        == "foreign"
    )


def test_a_certificate_that_was_not_valid_then_is_expired(root: Made, issuers: str) -> None:
    """What counts is the day on which the mail came."""
    assert certificates.state(der(make_certificate(KIM, root)), KIM, LATER, issuers) == "expired"


def test_without_issuers_nothing_is_valid(root: Made, tmp_path: Path) -> None:
    """An empty folder believes nobody; the system's own list does not know our root."""
    assert certificates.state(der(make_certificate(KIM, root)), KIM, SPRING, str(tmp_path)) == "intact"
    assert certificates.state(der(make_certificate(KIM, root)), KIM, SPRING, "") == "intact"
