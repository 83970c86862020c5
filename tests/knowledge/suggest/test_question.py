"""Reading a question."""

import numpy as np
import pytest

from ruhepol.knowledge.suggest.docs import Doc, digest, units
from ruhepol.knowledge.suggest.question import question


class Ears:
    """An encoder that remembers what it was asked and tells texts apart."""

    heard: tuple[str, ...] = ()

    def __call__(self, texts):
        """Return a vector of its own for each text."""
        self.heard = tuple(texts)
        return np.eye(8, dtype=np.float32)[: len(texts)]


def test_its_meaning_is_that_of_the_sentence_and_of_its_content_words():
    """Half and half, brought to length 1."""
    ears = Ears()
    asked = question("Wo finde ich denn meine E-Mail-Rechnung?", "de", ears)
    assert ears.heard == ("Wo finde ich denn meine E-Mail-Rechnung?", "finde E-Mail-Rechnung")
    assert asked.meaning.shape == (1, 8)
    assert asked.meaning[0, :2] == pytest.approx([0.5**0.5] * 2)


@pytest.mark.parametrize(
    ("text", "parts"), [("Where is it?", 1), ("Where is my invoice?", 1), ("lost my invoice", 2)]
)
def test_of_one_word_there_is_nothing_to_leave_out(text, parts):
    """The sentence alone is asked for."""
    ears = Ears()
    question(text, "en", ears)
    assert len(ears.heard) == parts


def test_a_half_typed_word_is_read_as_it_is_and_completed():
    """The second way of reading is the mean of what it may become; unknown beginnings are left out."""
    ears = Ears()
    asked = question("mein Passw", "de", ears, endings=["Passwort", "Passwörter"])
    assert ears.heard == ("mein Passw", "mein Passwort", "mein Passwörter")
    assert asked.meaning.shape == (2, 8)
    assert asked.meaning[1, 1:3] == pytest.approx([0.5**0.5] * 2)
    question("mein Xyq", "de", ears, endings=[])
    assert ears.heard == ("mein Xyq", "mein ")
    question("Xyq", "de", ears, endings=[])
    assert ears.heard == ("Xyq",)


def test_synonyms_stand_beside_the_content_words():
    """The sentence itself is left as it was typed."""
    ears = Ears()
    asked = question("PF voll", "de", ears, also=["Postfach"])
    assert ears.heard == ("PF voll", "PF voll Postfach")
    assert asked.also == ("postfach",)


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
