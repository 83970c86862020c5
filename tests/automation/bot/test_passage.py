"""The fitting part of an article."""

from ruhepol.automation.bot.passage import best, passages, shortened

BODY = """
Sie können alles innerhalb von 14 Tagen zurückgeben.

## So schicken Sie etwas zurück

Gehen Sie so vor:

1. Öffnen Sie **Bestellungen**.
2. Wählen Sie *Zurückgeben*.
3. Drucken Sie das [Etikett](article:label).

## Wann kommt mein Geld?

Die Erstattung dauert höchstens fünf Werktage.

> [!TIP]
> Bewahren Sie den Beleg auf.
"""


def test_an_article_is_cut_into_what_stands_by_itself():
    """A list stays with the line that introduces it; marks are gone, words are not."""
    cut = passages(BODY)
    assert [each.heading for each in cut[:3]] == ["", "So schicken Sie etwas zurück", "Wann kommt mein Geld?"]
    assert cut[1].text.startswith("Gehen Sie so vor:")
    assert "Wählen Sie Zurückgeben." in cut[1].text
    assert "**" not in cut[1].text


def test_the_passage_is_the_one_asked_for():
    """Its words or its heading's share the most with the question."""
    assert best(BODY, "Wie lange dauert die Erstattung?", "de").text == (
        "Die Erstattung dauert höchstens fünf Werktage."
    )
    assert "Bestellungen" in best(BODY, "wie schicke ich etwas zurück", "de").text


def test_what_the_whole_article_is_about_tells_nothing_of_its_parts():
    """A question in the title's words is answered by the beginning, not by an aside that repeats them."""
    body = "Alle liegen im Kundenkonto.\n\n## Der Link geht nicht\n\nDann finden Sie die Rechnung im Konto."
    asked = "Wo finde ich meine Rechnung?"
    assert best(body, asked, "de", title="Rechnung finden").text == "Alle liegen im Kundenkonto."
    assert best(body, "Der Link geht nicht", "de", title="Rechnung finden").heading == "Der Link geht nicht"


def test_without_a_shared_word_it_is_the_beginning():
    """Meaning found the article, so its first words are the best guess."""
    assert best(BODY, "umtauschen", "de").text == "Sie können alles innerhalb von 14 Tagen zurückgeben."


def test_an_article_without_words_is_its_summary_or_nothing():
    """Nothing is made up."""
    assert best("", "Rechnung", "de", summary="Wo Rechnungen liegen").text == "Wo Rechnungen liegen"
    assert best("", "Rechnung", "de") is None


def test_a_long_block_ends_with_a_sentence():
    """No quote is a wall of text, and none breaks off within a sentence."""
    text = " ".join(f"Das ist der Satz Nummer {number}." for number in range(100))
    cut = shortened(text)
    assert len(cut) < 720
    assert cut.endswith(". …")
    assert shortened("Kurz.") == "Kurz."
