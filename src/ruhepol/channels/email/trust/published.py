"""What a domain tells receivers of its mail: the key that signs, who may send, what to do with the rest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ruhepol.channels.email.models import SigningKey
from ruhepol.channels.email.trust.names import NoAnswerError, Resolver
from ruhepol.channels.email.trust.policy import organisation

_KEY = re.compile(r"(?:^|;)\s*p\s*=\s*([^;]*)", re.IGNORECASE)
SENDING_POLICY = "v=spf1"


class State(StrEnum):
    """How what is published compares with what should be."""

    FOUND = "found"
    DIFFERENT = "different"
    ABSENT = "absent"
    UNKNOWN = "unknown"
    """The name servers could not be asked."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One record: where it stands or should stand, what was found there, and what to publish."""

    kind: str
    name: str
    state: State
    found: str = ""
    wanted: str = ""


def look_up(domain: str, key: SigningKey | None, sender: str, resolver: Resolver) -> list[Finding]:
    """Return what is published for a domain whose mail is handed to the server `sender`. Asks the network.

    A key is compared letter by letter; of the policies it only matters that there is one, and one only.
    """
    findings = [_signing_key(key, resolver)] if key else []
    return [*findings, _sending_policy(domain, sender, resolver), _handling_policy(domain, resolver)]


def _signing_key(key: SigningKey, resolver: Resolver) -> Finding:
    name = str(key)
    try:
        texts = list(_texts(name, resolver))
    except NoAnswerError:
        return Finding("dkim", name, State.UNKNOWN, wanted=key.record)
    halves = [match[1] for text in texts if (match := _KEY.search(text))]
    equal = len(halves) == 1 and "".join(halves[0].split()) == key.public
    state = State.FOUND if equal else State.DIFFERENT if texts else State.ABSENT
    return Finding("dkim", name, state, found="\n".join(texts), wanted=key.record)


def _sending_policy(domain: str, sender: str, resolver: Resolver) -> Finding:
    wanted = f"{SENDING_POLICY} mx a:{sender} ~all" if "." in sender else f"{SENDING_POLICY} mx ~all"
    try:
        texts = [text for text in _texts(domain, resolver) if text.lower().split(" ")[0] == SENDING_POLICY]
    except NoAnswerError:
        return Finding("spf", domain, State.UNKNOWN, wanted=wanted)
    state = State.ABSENT if not texts else State.FOUND if len(texts) == 1 else State.DIFFERENT
    return Finding("spf", domain, state, found="\n".join(texts), wanted=wanted)


def _handling_policy(domain: str, resolver: Resolver) -> Finding:
    name, wanted = f"_dmarc.{domain}", f"v=DMARC1; p=none; rua=mailto:postmaster@{domain}"
    try:
        _, policy = organisation(domain, resolver)
    except NoAnswerError:
        return Finding("dmarc", name, State.UNKNOWN, wanted=wanted)
    if policy is None:
        return Finding("dmarc", name, State.ABSENT, wanted=wanted)
    found = "; ".join(f"{tag}={value}" for tag, value in policy.items())
    return Finding("dmarc", name, State.FOUND, found=found, wanted=wanted)


def _texts(name: str, resolver: Resolver) -> Iterator[str]:
    return (bytes(text).decode("ascii", "replace") for text in resolver.ask(name, "TXT"))
