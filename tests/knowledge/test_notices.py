"""What a review asks of somebody, and tells whoever asked."""

import pytest

from ruhepol.knowledge.notices import count_review_notices, review_notices
from ruhepol.knowledge.policies import may_decide
from ruhepol.knowledge.services.reviews import approve, ask_for_review, mark_of, note_verdict, send_back
from tests.factories.knowledge import make_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    """An article whose German title is known."""
    return make_text("Rechnung finden").article


def test_the_one_who_is_asked_hears_of_it_and_nobody_else(world, article):
    """Ada asks Ben by name: he has a notice under the article's title, she and the partner have none."""
    ask_for_review(article=article, reviewer=world.ben, note="Zahlen?", by=world.ada.actor)
    [notice] = review_notices(world.ben, "en")
    assert (notice.title, notice.is_asked, notice.review.note) == ("Rechnung finden", True, "Zahlen?")
    assert [count_review_notices(who) for who in (world.ben, world.ada, world.pia)] == [1, 0, 0]


def test_any_colleague_hears_of_what_is_asked_of_any(world, article):
    """All of the house but the asker."""
    ask_for_review(article=article, by=world.ada.actor)
    assert [count_review_notices(who) for who in (world.ben, world.ada, world.pia)] == [1, 0, 0]
    assert review_notices(world.pia, "de") == []


@pytest.mark.parametrize("named", [True, False])
def test_the_query_asks_whom_the_rule_asks(world, article, named):
    """A notice to decide is there exactly for those whom `may_decide` lets."""
    review = ask_for_review(article=article, reviewer=world.ben if named else None, by=world.ada.actor)
    for agent in (world.ada, world.ben, world.pia):
        asked = any(notice.is_asked for notice in review_notices(agent, "de"))
        assert asked == may_decide(agent, review), agent


@pytest.mark.parametrize("verdict", ["approved", "returned"])
def test_the_asker_hears_the_verdict_until_it_is_noted(world, article, verdict):
    """The notice moves from Ben to Ada, with his words, and goes once she has read it."""
    review = ask_for_review(article=article, reviewer=world.ben, by=world.ada.actor)
    if verdict == "approved":
        approve(review=review, seen=mark_of(article), words="Gut so.", by=world.ben.actor)
    else:
        send_back(review=review, words="Gut so.", by=world.ben.actor)
    [notice] = review_notices(world.ada, "de")
    assert (notice.is_asked, notice.review.verdict, notice.review.words) == (False, verdict, "Gut so.")
    assert count_review_notices(world.ben) == 0
    note_verdict(review=notice.review, by=world.ada.actor)
    assert count_review_notices(world.ada) == 0
