"""Groups: points joined pair by pair, nearest first, until what is left is too different.

Ward's method: the two groups are joined that lose least by sharing one middle. Found by chains of nearest
neighbours (F. Murtagh, A Survey of Recent Advances in Hierarchical Clustering Algorithms, 1983).
"""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ruhepol.knowledge.sorting.space import Points

APART = 1.2
"""What a join may cost, with meaning: single questions are joined from a cosine of .4, groups need more."""
APART_IN_WORDS = 1.4
"""The same without: words and letters alone set questions further apart."""

Join = tuple[float, int, int]


def grouped(points: Points, *, count: int | None = None, apart: float = APART) -> list[list[int]]:
    """Return the rows in groups, the most typical of each first: `count` groups, or as many as stay."""
    joins = sorted(_joins(points))
    wanted = [join for join in joins if join[0] < apart] if count is None else joins[: len(points) - count]
    leader = list(range(len(points)))
    for _cost, one, other in wanted:
        leader[_first(leader, one)] = _first(leader, other)
    groups: dict[int, list[int]] = defaultdict(list)
    for row in range(len(points)):
        groups[_first(leader, row)].append(row)
    return [_typical_first(points, group) for group in groups.values()]


def _joins(points: Points) -> Iterator[Join]:
    """Yield what each join of two groups costs, and a row of either; n − 1 of them, in no order."""
    far, sizes = _distances(points), np.ones(len(points), dtype=np.float32)
    chain: list[int] = []
    for _join in range(len(points) - 1):
        if not chain:
            chain = [int(np.flatnonzero(sizes)[0])]
        one, other = _nearest_pair(far, chain)
        cost = far[one, other]
        yield float(cost), one, other
        one_and, other_and = sizes + sizes[one], sizes + sizes[other]
        row = (one_and * far[one] + other_and * far[other] - sizes * cost) / (one_and + sizes[other])
        row[other] = np.inf
        far[other], far[:, other] = row, row
        far[one], far[:, one] = np.inf, np.inf
        sizes[other] += sizes[one]
        sizes[one] = 0


def _nearest_pair(far: NDArray[np.float32], chain: list[int]) -> tuple[int, int]:
    """Walk from neighbour to nearer neighbour until two are one another's; take them off the chain."""
    while True:
        last = chain[-1]
        near = int(far[last].argmin())
        if len(chain) > 1 and far[last, chain[-2]] <= far[last, near]:
            return chain.pop(), chain.pop()
        chain.append(near)


def _distances(points: Points) -> NDArray[np.float32]:
    squares = np.einsum("ij,ij->i", points, points)
    far = squares[:, None] + squares[None] - 2 * points @ points.T
    np.fill_diagonal(far, np.inf)
    return np.asarray(far, dtype=np.float32)


def _first(leader: list[int], row: int) -> int:
    while leader[row] != row:
        leader[row] = leader[leader[row]]
        row = leader[row]
    return row


def _typical_first(points: Points, group: list[int]) -> list[int]:
    near = points[group] @ points[group].sum(axis=0)
    return [group[at] for at in np.argsort(-near, kind="stable")]
