"""How often a token may ask: a bucket of tries that refills steadily, kept in each web process."""

import time
from dataclasses import dataclass
from threading import Lock

PER_MINUTE = 600
MOST_TOKENS = 10_000

_buckets: dict[str, "Bucket"] = {}
_lock = Lock()


@dataclass(slots=True)
class Bucket:
    """Tries left at a moment of the monotonic clock."""

    left: float
    at: float


def take(digest: str, now: float | None = None) -> float:
    """Take one try of a token; returns 0, or the seconds to wait until there is one again."""
    now = time.monotonic() if now is None else now
    rate = PER_MINUTE / 60
    with _lock:
        if len(_buckets) > MOST_TOKENS:
            _buckets.clear()
        bucket = _buckets.setdefault(digest, Bucket(PER_MINUTE, now))
        bucket.left = min(PER_MINUTE, bucket.left + (now - bucket.at) * rate)
        bucket.at = now
        if bucket.left < 1:
            return (1 - bucket.left) / rate
        bucket.left -= 1
        return 0
