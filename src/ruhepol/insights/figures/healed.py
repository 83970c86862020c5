"""What a repair counts as, once it is over."""

from enum import StrEnum

PROVED, FAILED, STOPPED = "healed", {"failed", "undone"}, "stopped"
NOT_LET = {"refused", "deadline"}


class Outcome(StrEnum):
    """What came of a repair."""

    CONFIRMED = "confirmed"
    PRESUMED = "presumed"
    FAILED = "failed"
    REFUSED = "refused"


def outcome(state: str, why: str, word: str, *, wrote: bool, silent: bool) -> Outcome | None:
    """Return what a repair counts as; None for one that is not over, or that nobody needed any more.

    `wrote` says that a customer of the asset wrote within seven days after it, `silent` that these are over.
    """
    if state in FAILED:
        return Outcome.FAILED
    if state == STOPPED:
        return Outcome.REFUSED if why in NOT_LET else None
    if state != PROVED:
        return None
    if word:
        return Outcome.CONFIRMED if word == "solved" else Outcome.FAILED
    return Outcome.CONFIRMED if silent and not wrote else Outcome.PRESUMED
