"""How likely it is that so many came together by luck alone."""

from math import exp, lgamma


def at_least(hits: int, *, drawn: int, marked: int, total: int) -> float:
    """Return how likely `hits` or more of `marked` ones are among `drawn` out of `total`.

    The upper tail of the hypergeometric distribution: Fisher's exact test, one-sided (R. A. Fisher, The Logic
    of Inductive Inference, 1935).
    """
    most = min(drawn, marked)
    every = _ways(total, drawn)
    likely = (
        exp(_ways(marked, n) + _ways(total - marked, drawn - n) - every)
        for n in range(max(hits, drawn + marked - total), most + 1)
    )
    return min(1.0, sum(likely))


def _ways(among: int, chosen: int) -> float:
    """Return the logarithm of the binomial coefficient."""
    return lgamma(among + 1) - lgamma(chosen + 1) - lgamma(among - chosen + 1)
