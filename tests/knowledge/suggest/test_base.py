"""All texts of a kind as arrays."""

import numpy as np
import pytest

from ruhepol.knowledge.suggest import files
from ruhepol.knowledge.suggest.base import Base
from ruhepol.knowledge.suggest.docs import Doc
from ruhepol.knowledge.suggest.meaning import Pieces
from ruhepol.knowledge.suggest.question import question
from ruhepol.knowledge.suggest.sources import Leaf

TITLES = ("Rechnungsadresse ändern", "Rechnung herunterladen", "Server startet nicht", "Domain umziehen")


def leaves():
    """Return a text a title, the last one only for some."""
    for number, title in enumerate(TITLES):
        access = "some" if number == len(TITLES) - 1 else ""
        doc = Doc(id=10 - number, title=title, text=f"Hier steht mehr zu: {title}.")
        yield Leaf(doc, 100 + number, "de", access, number)


def meanings():
    """Return a direction of its own for each text but one."""
    rows = np.eye(len(TITLES), dtype=np.float32)
    return {10 - number: Pieces.of(rows[number : number + 1]) for number in range(len(TITLES) - 1)}


@pytest.mark.parametrize("text", ["adresse der rechnung", "server", "domain umz", "etwas anderes"])
@pytest.mark.parametrize("meant", [None, 0, 2])
def test_an_index_from_a_file_answers_as_the_one_that_was_written(tmp_path, text, meant):
    """To the last digit: by words, compounds, half words and meaning."""
    made = Base.of(list(leaves()), meanings())
    with files.only_one(tmp_path):
        files.write(tmp_path, "made", made.arrays, {})
    kept = Base.kept(*files.read(tmp_path, "made"))
    row = None if meant is None else np.eye(len(TITLES), dtype=np.float32)[meant]
    encode = (lambda texts: np.stack([row] * len(texts))) if row is not None else None
    asked = question(text, "de", encode)
    first, second = (base.parts["de"].engine.search(asked) for base in (made, kept))
    assert first == second
    assert kept.has_meaning


def test_a_text_is_known_by_its_group_and_access():
    """Whatever the order they came in."""
    base = Base.of(list(leaves()), {})
    assert [base.parts["de"].group(10 - number) for number in range(4)] == [
        (100, ""),
        (101, ""),
        (102, ""),
        (103, "some"),
    ]
    assert base.marks == {10: 0, 9: 1, 8: 2, 7: 3}


def test_nothing_at_all_is_an_index_too():
    """Before the first article there is nothing, and nothing fails."""
    base = Base.of([], {})
    assert base.parts["en"].engine.search(question("anything", "en")) == []
    assert not base.has_meaning
