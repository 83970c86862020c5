"""A name server on a free port of this machine, which the resolver of this process asks."""

import socketserver
import threading
from contextlib import contextmanager

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.resolver
import dns.rrset


def _handler(zone):
    class Answer(socketserver.BaseRequestHandler):
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
            elif records := zone.get((name, kind)):
                records = [records] if isinstance(records, str) else records
                answer.answer.append(dns.rrset.from_text_list(name, 60, "IN", kind, records))
            elif not any(known == name for known, _kind in zone):
                answer.set_rcode(dns.rcode.NXDOMAIN)
            line.sendto(answer.to_wire(), self.client_address)

    return Answer


@contextmanager
def name_server(zone, monkeypatch):
    """Answer with `zone`, records in master-file form by (name, kind); what begins with `broken.` fails."""
    server = socketserver.ThreadingUDPServer(("127.0.0.1", 0), _handler(zone))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers, resolver.port = ["127.0.0.1"], server.server_address[1]
    monkeypatch.setattr(dns.resolver, "default_resolver", resolver)
    try:
        yield zone
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
