"""From scores to the expected share of cases in which an answer is the right one."""

from collections.abc import Sequence
from math import exp

_LEAD = 0.8  # how much of its lead over the second is credited to the first
_MOST_LEAD = 0.15  # a wider one tells no more
# Logistic curves from score to the share of right first answers, fitted on real questions.
WITH_MEANING = (4.99, -2.57)
BY_LETTERS_ALONE = (3.34, -2.10)


def confidences(scores: Sequence[float], *, meaning: bool) -> list[float]:
    """Return a probability for each score, given best first; `meaning` tells how they were made.

    An answer that nothing rivals is likelier to be right than the better one of two that are alike.
    """
    slope, offset = WITH_MEANING if meaning else BY_LETTERS_ALONE
    return [1 / (1 + exp(-(slope * each + offset))) for each in credited(scores)]


def credited(scores: Sequence[float]) -> list[float]:
    """Return the scores with the first one's lead added to it."""
    if not scores:
        return []
    second = scores[1] if len(scores) > 1 else 0.0
    return [scores[0] + _LEAD * min(scores[0] - second, _MOST_LEAD), *scores[1:]]
