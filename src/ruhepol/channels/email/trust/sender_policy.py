"""SPF: whether the machine that handed a mail over may send for the domain of its envelope."""

from typing import Any

import spf

from ruhepol.channels.email.trust.names import NoAnswerError, Resolver
from ruhepol.channels.email.trust.verdict import Peer, domain_of

MOST_EMPTY = 2  # answers without a record, RFC 7208 4.6.4


class _Query(spf.query):  # type: ignore[misc] # the library has no types
    """The library's check with its questions put to our resolver."""

    def __init__(self, resolver: Resolver, peer: Peer) -> None:
        super().__init__(peer.client, peer.envelope_from, peer.helo)
        self._resolver = resolver

    def dns(self, name: str, qtype: str, cnames: object = None, ignore_void: bool = False) -> list[Any]:  # noqa: ARG002
        """Answer with records in the library's shapes."""
        try:
            found = self._resolver.ask(str(name).rstrip(".").lower(), qtype)
        except NoAnswerError as error:
            raise spf.TempError(str(error)) from error
        self.void_lookups += not found and not ignore_void
        if self.void_lookups > MOST_EMPTY:
            raise spf.PermError("too many questions without an answer")
        return [[record] for record in found] if qtype == "TXT" else found


def may_send(peer: Peer, resolver: Resolver) -> tuple[str, str]:
    """Return the result in one word and, where it is good, the domain it is about."""
    if not peer.client:
        return "", ""
    try:
        word = str(_Query(resolver, peer).check()[0]).lower()
    except Exception:  # noqa: BLE001  a forged record must not stop a mail
        return "permerror", ""
    domain = domain_of(peer.envelope_from) or domain_of(peer.helo)
    return word, domain if word == "pass" and peer.envelope_from else ""
