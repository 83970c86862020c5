"""Asking name servers for real, with one on this machine."""

import pytest

from ruhepol.channels.email.trust.names import NoAnswerError
from ruhepol.channels.email.trust.network import Network
from tests.factories.name_server import name_server

ZONE = {
    ("_dmarc.firma.example.", "TXT"): '"v=DMARC1; " "p=reject"',
    ("firma.example.", "MX"): "10 mx.firma.example.",
    ("mx.firma.example.", "A"): "192.0.2.7",
    ("7.2.0.192.in-addr.arpa.", "PTR"): "mx.firma.example.",
}


@pytest.fixture(autouse=True)
def _server(monkeypatch):
    with name_server(ZONE, monkeypatch):
        yield


@pytest.mark.parametrize(
    ("name", "kind", "records"),
    [
        ("_dmarc.firma.example", "TXT", [b"v=DMARC1; p=reject"]),
        ("firma.example", "MX", [(10, "mx.firma.example")]),
        ("mx.firma.example", "A", ["192.0.2.7"]),
        ("7.2.0.192.in-addr.arpa", "PTR", ["mx.firma.example"]),
        ("mx.firma.example", "AAAA", []),
        ("nobody.example", "TXT", []),
    ],
)
def test_records_come_in_plain_shapes(name, kind, records):
    """Texts whole, names without their last dot, and nothing where there is nothing."""
    assert Network().ask(name, kind) == records


@pytest.mark.parametrize("name", ["broken.example", "a" * 70 + ".example", "..", "\udcff.example"])
def test_what_cannot_be_asked_is_told_apart_from_nothing(name):
    """A server in trouble, and a name that is none, prove nothing."""
    with pytest.raises(NoAnswerError):
        Network().ask(name, "TXT")
