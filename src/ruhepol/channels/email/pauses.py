"""How long a mail waits for its next try: by what the server said, then by how often it was tried."""

import re
from collections.abc import Sequence
from datetime import timedelta

UNREACHED = (1, 5, 15, 30, 60)
"""Minutes before the second try, the third… Nobody answered: a restart is over soon, an outage is not."""
BUSY = (2, 10, 30, 60)
"""421: the server closes the line or counts how many we bring; being asked at once annoys it."""
GREYLISTED = (5, 10, 20, 40, 60)
"""450, 451: most who say so want to see us again after five minutes (RFC 6647, 2.3)."""
FULL = (30, 60, 120, 240)
"""452, 4.2.2: there is no room, and somebody has to make some."""
OURS = (5, 15, 30, 60)
"""5xx that is tried again all the same: our set-up is at fault, and a person is mending it."""

_SAID = re.compile(
    r"^(?:\S+@\S+: )?(?P<code>[245]\d\d)(?: (?P<detail>[245]\.\d{1,3}\.\d{1,3}))?\b", re.MULTILINE
)


def pause(*, attempts: int, words: str) -> timedelta:
    """Return how long to wait after so many tries.

    `words` are what the server said, one line, or a line for each recipient that still waits
    (`address: 450 …`): then the soonest of them counts. What begins with no code was said by nobody.
    """
    said = [_minutes(match["code"], match["detail"] or "") for match in _SAID.finditer(words)]
    return timedelta(minutes=min(_after(attempts, minutes) for minutes in said or [UNREACHED]))


def _minutes(code: str, detail: str) -> Sequence[int]:
    if code == "452" or detail == "4.2.2":
        return FULL
    if code == "421":
        return BUSY
    return OURS if code.startswith("5") else GREYLISTED


def _after(attempts: int, minutes: Sequence[int]) -> int:
    return minutes[min(max(attempts, 1), len(minutes)) - 1]
