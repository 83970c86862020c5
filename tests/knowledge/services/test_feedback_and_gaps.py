"""Verdicts of readers, and searches that found nothing."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.models import ArticleFeedback, SearchGap
from ruhepol.knowledge.services.feedback import record_feedback
from ruhepol.knowledge.services.gaps import dismiss_gap, record_gap
from tests.factories.knowledge import make_article

pytestmark = pytest.mark.django_db


def test_a_reader_has_one_voice_and_may_change_it() -> None:
    """The second verdict replaces the first; another reader has an own one."""
    text = make_article().texts.get()
    record_feedback(text=text, reader="r1", helped=True, by=SYSTEM)
    record_feedback(text=text, reader="r1", helped=False, by=SYSTEM, comment=" Bild fehlt ")
    record_feedback(text=text, reader="r2", helped=True, by=SYSTEM)
    verdicts = ArticleFeedback.objects.order_by("reader").values_list("reader", "helped", "comment")
    assert list(verdicts) == [("r1", False, "Bild fehlt"), ("r2", True, "")]


def test_the_same_wish_in_other_words_order_aside_is_counted() -> None:
    """Case, signs and common words make no difference."""
    for query in ("VPN einrichten", "vpn  einrichten?", "Wie kann ich VPN einrichten"):
        record_gap(query=query, language="de")
    gap = SearchGap.objects.get()
    assert (gap.query, gap.count) == ("vpn einrichten", 3)


@pytest.mark.parametrize(
    "query",
    [
        "kim@nord.example",
        "Rechnung 4711",
        "",
        "  ",
        "der die das",
        "eins zwei drei vier fünf sechs sieben",
    ],
)
def test_what_may_name_somebody_is_not_kept(query: str) -> None:
    """Addresses, numbers and whole sentences leave no row."""
    assert record_gap(query=query, language="de") is None
    assert not SearchGap.objects.exists()


def test_a_search_that_is_no_wish_leaves_the_list() -> None:
    """Dismissing takes the row; the same search counts from one again."""
    gap = record_gap(query="faxnummer", language="de")
    dismiss_gap(gap=gap, by=SYSTEM)
    assert not SearchGap.objects.exists()
    assert record_gap(query="faxnummer", language="de").count == 1
