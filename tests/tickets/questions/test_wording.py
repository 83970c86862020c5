"""How answers are told."""

import pytest

from ruhepol.tickets.questions.asked import Asked, Kind, Option
from ruhepol.tickets.questions.wording import said

OPTIONS = (Option(key="web", de="Webseite", en="Website"), Option(key="mail", de="Post", en="Mail"))


@pytest.mark.parametrize(
    ("kind", "value", "de", "en"),
    [
        (Kind.TEXT, "so", "so", "so"),
        (Kind.NUMBER, "1234.5", "1.234,5", "1,234.5"),
        (Kind.DATE, "2026-03-14", "14.03.2026", "Mar 14, 2026"),
        (Kind.MOMENT, "2026-03-14T09:30:00+01:00", "14.03.2026, 09:30:00", "Mar 14, 2026, 9:30:00\u202fAM"),
        (Kind.CHOICE, "web", "Webseite", "Website"),
        (Kind.CHOICES, ["web", "mail"], "Webseite, Post", "Website, Mail"),
        (Kind.YES_NO, True, "Ja", "Yes"),
        (Kind.FILE, ["a.png"], "a.png", "a.png"),
        (Kind.ASSET, "7", "web-01", "web-01"),
    ],
)
def test_an_answer_is_told_in_both_languages(kind, value, de, en):
    """Numbers and days as the language writes them, choices by their labels."""
    question = Asked(key="a", kind=kind, options=OPTIONS)
    assert said(question, value, "de", {"7": "web-01"}) == de
    assert said(question, value, "en", {"7": "web-01"}) == en
