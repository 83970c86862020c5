"""Proof of work: under pressure a stranger's browser computes for a moment before its request is taken.

Self-hosted and without a riddle: whoever cannot see, hear or click fast has nothing to solve. Calm days ask
for nothing. Under pressure the browser looks for a number whose sha256 after our signed challenge begins with
so many zero bits (Hashcash, Back 2002). Without a script, time is the work: the same form is taken later.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.core.cache import cache
from django.http import HttpRequest

from ruhepol.core import crypto
from ruhepol.portal.limits import counted

CHALLENGE, PATIENCE = "portal.proof", "portal.patience"
LASTS = timedelta(minutes=20)
WAIT = timedelta(seconds=20)
FREE = 3  # requests an hour from one address of the network that need no proof
STEPS = ((300, 20), (100, 18), (30, 17))
"""Requests of strangers within ten minutes, and the zero bits asked for from then on."""
BITS = 16  # of an address that has used up what is free: 65,000 hashes, a moment
HASH_BITS = 256


@dataclass(frozen=True, slots=True)
class Challenge:
    """What a browser has to work on; nothing where `bits` is 0."""

    token: str
    bits: int


def demanded(request: HttpRequest) -> int:
    """Return how many zero bits the caller's next request needs; 0 on calm days."""
    everybody = counted("all-requests")
    for pressure, bits in STEPS:
        if everybody >= pressure:
            return bits
    return BITS if counted("request", request) >= FREE else 0


def challenge(request: HttpRequest) -> Challenge:
    """Return a fresh challenge as hard as it has to be now."""
    bits = demanded(request)
    return Challenge(crypto.sign(CHALLENGE, [secrets.token_hex(8), bits]), bits)


def is_proven(proof: str, bits: int) -> bool:
    """Tell whether `token number` proves at least so much work. Each proof is good once, for some minutes."""
    token, _space, number = proof.partition(" ")
    try:
        nonce, promised = crypto.unsign(CHALLENGE, token, max_age=LASTS)
    except crypto.BadSignature:
        return False
    if not number.isdigit() or promised < bits or zero_bits(f"{token} {number}") < promised:
        return False
    return _first_time(nonce)


def zero_bits(text: str) -> int:
    """Return how many zero bits the sha256 of a text begins with."""
    return HASH_BITS - int.from_bytes(hashlib.sha256(text.encode()).digest()).bit_length()


def patience() -> str:
    """Return a word that is worth a proof once some seconds are over."""
    return crypto.sign(PATIENCE, secrets.token_hex(8))


def has_waited(word: str) -> bool:
    """Tell whether the caller has waited long enough, with this word for the first time."""
    try:
        nonce = crypto.unsign(PATIENCE, word, max_age=LASTS)
    except crypto.BadSignature:
        return False
    try:
        crypto.unsign(PATIENCE, word, max_age=WAIT)
    except crypto.SignatureExpired:
        return _first_time(nonce)
    return False


def _first_time(nonce: str) -> bool:
    return cache.add(f"proof:{nonce}", 1, LASTS.total_seconds())
