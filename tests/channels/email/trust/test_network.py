"""Asking name servers for real, with one on this machine."""

import socketserver
import threading

import dns.flags
import dns.message
import dns.rcode
import dns.resolver
import dns.rrset
import pytest

from ruhepol.channels.email.trust.names import NoAnswerError
from ruhepol.channels.email.trust.network import Network

ZONE = {
    ("_dmarc.firma.example.", "TXT"): '"v=DMARC1; " "p=reject"',
    ("firma.example.", "MX"): "10 mx.firma.example.",
    ("mx.firma.example.", "A"): "192.0.2.7",
    ("7.2.0.192.in-addr.arpa.", "PTR"): "mx.firma.example.",
}


class _Answer(socketserver.BaseRequestHandler):
    def handle(self):
        data, line = self.request
        asked = dns.message.from_wire(data)
        [question] = asked.question
        answer = dns.message.make_response(asked)
        answer.flags |= dns.flags.RA
        kind = dns.rdatatype.to_text(question.rdtype)
        name = question.name.to_text()
        if name.startswith("broken."):
            answer.set_rcode(dns.rcode.SERVFAIL)
        elif record := ZONE.get((name, kind)):
            answer.answer.append(dns.rrset.from_text(name, 60, "IN", kind, record))
        elif not any(known == name for known, _kind in ZONE):
            answer.set_rcode(dns.rcode.NXDOMAIN)
        line.sendto(answer.to_wire(), self.client_address)


@pytest.fixture(autouse=True)
def _server(monkeypatch):
    server = socketserver.ThreadingUDPServer(("127.0.0.1", 0), _Answer)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers, resolver.port = ["127.0.0.1"], server.server_address[1]
    monkeypatch.setattr(dns.resolver, "default_resolver", resolver)
    yield
    server.shutdown()
    server.server_close()
    thread.join(5)


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
