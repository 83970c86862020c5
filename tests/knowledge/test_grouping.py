"""Questions that ask the same end up together."""

from ruhepol.knowledge.grouping import groups_of

ASKED = [
    "Wie kann ich mein Abo pausieren?",
    "Rechnung auf andere Firma umschreiben",
    "Abo für den Urlaub pausieren",
    "Kann man das Abonnement pausieren? Abo Pause",
    "Die Rechnung bitte auf unsere Firma umschreiben lassen",
    "Drucker druckt nur leere Seiten",
]


def test_other_words_for_one_thing_are_one_group() -> None:
    """Each question stands in one group; a lone one stays alone; the most typical one comes first."""
    groups = sorted(sorted(group.members) for group in groups_of(ASKED, "de"))
    assert groups == [[0, 2, 3], [1, 4], [5]]


def test_nothing_and_empty_questions_do_no_harm() -> None:
    """No question, no group; words that say nothing group with nothing."""
    assert groups_of([], "de") == []
    assert sum(len(group.members) for group in groups_of(["", "und", "Abo pausieren"], "de")) == 3
