"""DMARC: whether what was proven is about the domain in From. The organisation is found by walking up DNS.

The walk replaces lists of public suffixes, as in the revision of RFC 7489 (draft-ietf-dmarc-dmarcbis, 4.10).
"""

import re

from ruhepol.channels.email.trust.names import Resolver

MOST_STEPS = 8
_TAG = re.compile(r"\s*([a-z]+)\s*=\s*([^;]*?)\s*(?:;|$)", re.IGNORECASE)


def record_of(domain: str, resolver: Resolver) -> dict[str, str] | None:
    """Return the policy a domain publishes itself, None where it does not or contradicts itself."""
    texts = [bytes(text).decode("ascii", "replace") for text in resolver.ask(f"_dmarc.{domain}", "TXT")]
    found = [dict(_TAG.findall(text)) for text in texts if text.lower().startswith("v=dmarc1")]
    return {name.lower(): value.lower() for name, value in found[0].items()} if len(found) == 1 else None


def organisation(domain: str, resolver: Resolver) -> tuple[str, dict[str, str] | None]:
    """Return the organisation's domain and the policy that applies to `domain`."""
    nearest, highest = None, domain
    for name in _walk(domain):
        record = record_of(name, resolver)
        if record is None:
            continue
        nearest = nearest or record
        if record.get("psd") == "y":  # a registry's own record: the organisation lies just below
            break
        highest = name
        if record.get("psd") == "n":
            break
    return highest, nearest


def _walk(domain: str) -> list[str]:
    labels = domain.split(".")
    steps = [".".join(labels[at:]) for at in range(len(labels))]
    return steps if len(steps) <= MOST_STEPS else [steps[0], *steps[-(MOST_STEPS - 1) :]]


def aligned(one: str, other: str, *, strict: bool, resolver: Resolver) -> bool:
    """Tell whether two domains are the same, or, unless `strict`, of the same organisation."""
    if not one or not other or strict or one == other:
        return bool(one) and one == other
    return organisation(one, resolver)[0] == organisation(other, resolver)[0]
