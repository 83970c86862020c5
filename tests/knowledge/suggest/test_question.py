"""Reading a question."""

import numpy as np
import pytest

from ruhepol.knowledge.suggest.docs import Doc, digest, units
from ruhepol.knowledge.suggest.question import question


def test_its_meaning_is_that_of_the_sentence_and_of_its_content_words():
    """Half and half, brought to length 1."""
    heard = []

    def encode(texts):
        heard.extend(texts)
        return np.array([[1, 0], [0, 1]][: len(texts)], dtype=np.float32)

    asked = question("Wo finde ich denn meine E-Mail-Rechnung?", "de", encode)
    assert heard == ["Wo finde ich denn meine E-Mail-Rechnung?", "finde E-Mail-Rechnung"]
    assert asked.meaning == pytest.approx([0.5**0.5] * 2)


@pytest.mark.parametrize(("text", "half"), [("mein Passw", "passw"), ("mein Passwort ", ""), ("", "")])
def test_a_last_word_may_be_half_typed(text, half):
    """As long as nothing follows it."""
    assert question(text, "de").half == half


def test_a_text_stands_for_itself_by_title_wordings_whole_and_pieces():
    """Long texts are cut with some overlap, short ones are not, and nothing is kept twice."""
    short = Doc(id=1, title="Rechnung", text="Im Konto.", wordings=["wo ist der Beleg"])
    assert units(short) == ["Rechnung", "wo ist der Beleg", "Rechnung. Im Konto."]
    long = Doc(id=2, title="", text=" ".join(f"w{at}" for at in range(100)))
    assert [len(unit.split()) for unit in units(long)] == [30, 100, 30, 30, 30, 20]
    assert units(Doc(id=3, title="", text="")) == ["-"]


def test_a_digest_changes_with_the_words():
    """And with nothing else."""
    doc = Doc(id=1, title="a", text="b")
    assert digest(doc) == digest(Doc(id=2, title="a", text="b"))
    assert digest(doc) != digest(Doc(id=1, title="a", text="c"))
