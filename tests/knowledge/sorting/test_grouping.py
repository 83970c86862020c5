"""Questions that ask the same end up together."""

import numpy as np

from ruhepol.knowledge.sorting.alike import alike
from ruhepol.knowledge.sorting.grouping import grouped

ASKED = [
    "Wie kann ich mein Abo pausieren?",
    "Rechnung auf andere Firma umschreiben",
    "Abo für den Urlaub pausieren",
    "Kann man das Abonnement pausieren? Abo Pause",
    "Die Rechnung bitte auf unsere Firma umschreiben lassen",
    "Drucker druckt nur leere Seiten",
]


def around(*angles):
    """Return points on the circle."""
    turned = np.radians(np.array(angles, dtype=np.float32))
    return np.column_stack([np.cos(turned), np.sin(turned)])


def test_other_words_for_one_thing_are_one_group():
    """Each question stands in one group; a lone one stays alone."""
    assert sorted(sorted(group) for group in alike([(text, "de") for text in ASKED])) == [
        [0, 2, 3],
        [1, 4],
        [5],
    ]


def test_nothing_and_empty_questions_do_no_harm():
    """No question, no group; words that say nothing still stand in one."""
    assert alike([]) == []
    assert sorted(row for group in alike([("", "de"), ("?", "en"), ("Abo", "de")]) for row in group) == [
        0,
        1,
        2,
    ]


def test_near_points_are_joined_and_far_ones_are_not():
    """Three near ones are a group, the middle one first; what points elsewhere stands alone."""
    groups = grouped(around(0, 10, 20, 180))
    assert sorted(groups, key=len) == [[3], [1, 0, 2]]


def test_as_many_groups_as_wanted():
    """Asked for a number of groups the nearest are joined until there are so many."""
    points = around(0, 5, 90, 95, 180, 185)
    for count in (1, 2, 3, 6):
        assert len(grouped(points, count=count)) == count
    assert sorted(sorted(group) for group in grouped(points, count=3)) == [[0, 1], [2, 3], [4, 5]]


def test_joining_costs_what_ward_says():
    """Two single points cost their squared distance; a pair and a third 4/3 of that to their middle."""
    points = np.array([[0, 0], [1, 0], [0.5, 2]], dtype=np.float32)
    assert [len(grouped(points, apart=apart)) for apart in (0.99, 1.01, 5.33, 5.34)] == [3, 2, 2, 1]
