"""Comparing texts by their words and numbers."""

from ruhepol.knowledge.likeness import contradictions, likeness, same_question

LONG = "Öffnen Sie das Kundenkonto, wählen Sie Rechnungen und laden Sie die Datei als PDF herunter."


def test_likeness_is_one_for_the_same_words_and_none_for_others() -> None:
    """Case and endings do not matter; a text without words is like none."""
    assert likeness(LONG, LONG.upper(), "de") == 1.0
    assert likeness(LONG, "Der Server startet nicht, weil die Platte voll ist.", "de") == 0.0
    assert likeness("", "", "de") == 0.0


def test_a_changed_sentence_leaves_texts_alike() -> None:
    """Half of the runs stay when one of two sentences is another."""
    one = f"{LONG} Danach drucken Sie das Blatt mit dem Drucker aus."
    assert 0.3 < likeness(one, LONG, "de") < 0.9


def test_titles_ask_the_same_by_their_stems() -> None:
    """Other endings and small words do not matter, another subject does."""
    assert same_question("Wie lange dauert der Versand?", "Versand: wie lange dauert er?", "de")
    assert not same_question("Wie lange dauert der Versand?", "Wie ändere ich mein Passwort?", "de")


def test_other_numbers_for_one_thing_contradict() -> None:
    """Days against days, money against money; a number both know, or for other things, is no quarrel."""
    assert contradictions("Sie haben 14 Tage Zeit.", "Binnen 30 Tagen.", "de") == [("14 Tage", "30 Tagen")]
    assert contradictions("It costs €5 a month.", "It costs € 7.50.", "en") == [("€5", "€ 7.50")]
    assert contradictions("Nach 14 Tagen, spätestens 30 Tagen.", "In 30 Tagen.", "de") == []
    assert contradictions("Nach 14 Tagen.", "Für 30 Euro.", "de") == []
    assert contradictions("Schritt 1 und 2", "Schritt 3 und 4", "de") == []
