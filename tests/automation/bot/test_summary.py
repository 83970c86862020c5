"""What the agent reads who takes over."""

from django.utils import translation

from ruhepol.automation.bot.course import Reason
from ruhepol.automation.bot.summary import Given, reasons, summary


def test_all_that_was_asked_shown_and_read_is_told():
    """The customer has to repeat nothing."""
    given = [
        Given("Rechnung fehlt", ["Rechnung finden"], opened=True, helped=False),
        Given("Rechnung fehlt", ["Rechnung ändern", "Rechnungsadresse"], asked_back=True),
        Given("Adresse falsch", ["Adresse ändern"]),
    ]
    with translation.override("en"):
        note = summary(
            Reason.UNHELPED, ["Rechnung fehlt", "Adresse falsch"], given, page="https://shop.example/cart"
        )
    assert note.splitlines() == [
        "Handed over by the bot.",
        "What the bot answered did not help.",
        "",
        "Asked:",
        "– Rechnung fehlt",
        "– Adresse falsch",
        "",
        "Shown:",
        "– “Rechnung finden” (opened, did not help)",
        "– asked back: “Rechnung ändern” / “Rechnungsadresse”",
        "– “Adresse ändern” (no word about it)",
        "",
        "Asked from the page: https://shop.example/cart",
    ]


def test_a_german_house_reads_german():
    """Every sentence of the note is translated."""
    with translation.override("de"):
        note = summary(
            Reason.WISHED, ["Hallo"], [Given("Rechnung", ["Rechnung finden"])], page="https://a.example"
        )
    assert "„Rechnung finden“ (kein Wort dazu)" in note
    assert "Shown" not in note


def test_nothing_shown_is_said():
    """An agent need not look for answers that are not there."""
    with translation.override("en"):
        note = summary(Reason.WISHED, ["Mensch"], [])
    assert "Nothing was shown." in note


def test_every_reason_has_words():
    """No hand-over is without a why."""
    assert set(reasons()) == set(Reason)
