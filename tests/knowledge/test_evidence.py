"""Which learned wordings are trusted."""

from datetime import UTC, datetime, timedelta

from ruhepol.knowledge import evidence
from ruhepol.knowledge.evidence import Said, trusted

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ASKED = "Ich komme nicht mehr in mein Kundenkonto"


def said(number: int, text: str = ASKED, weight: float = evidence.CHOSEN, days: int = 0) -> Said:
    """Return what somebody said so many days ago."""
    return Said(number, text, weight, NOW - timedelta(days=days))


def ids(*rows: Said) -> set[int]:
    """Return which of them are trusted."""
    return {row.id for row in trusted(rows, "de", NOW)}


def test_agent_and_customer_are_enough() -> None:
    """For one and a half years; then somebody has to say so again."""
    assert ids(said(1, weight=evidence.CONFIRMED)) == {1}
    assert ids(said(1, weight=evidence.CONFIRMED, days=539)) == {1}
    assert not ids(said(1, weight=evidence.CONFIRMED, days=541))


def test_one_person_alone_is_not() -> None:
    """Neither a customer who chose nor an agent whose customer stayed silent."""
    assert not ids(said(1, weight=evidence.CHOSEN))
    assert not ids(said(1, weight=evidence.SILENT))


def test_what_two_say_alike_is_used_once() -> None:
    """The newer words stand for both; words about something else do not help."""
    other = said(3, "Wo finde ich meine Rechnungen vom letzten Monat?")
    assert ids(said(1, days=9), said(2, "komme nicht mehr in das Kundenkonto", days=1), other) == {2}


def test_what_stood_first_counts_less() -> None:
    """Or our own order would make itself true."""
    assert evidence.weight_of_choice(1) < evidence.weight_of_choice(2) == evidence.weight_of_choice(None)


def test_an_article_has_a_limited_number_of_them() -> None:
    """The best supported and newest ones."""
    things = "Fax Router Telefon Rechnung Vertrag Umzug Domain Mailbox Server Tarif Zertifikat Bank Ticket"
    rows = [said(at, f"{thing} gestört", evidence.CONFIRMED, at) for at, thing in enumerate(things.split())]
    assert ids(*rows) == set(range(evidence.MOST))
