"""A colleague reads before readers do."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.knowledge.exceptions import NewerVersionError, NothingToPublishError, ReviewClosedError
from ruhepol.knowledge.models import Article, ArticleReview, ArticleText
from ruhepol.knowledge.policies import may_decide
from ruhepol.knowledge.services.articles import Content, create_article, save_draft
from ruhepol.knowledge.services.reviews import approve, ask_for_review, mark_of, send_back
from tests.factories.knowledge import make_category
from tests.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Ada writes, Ben reads."""
    return make_world()


@pytest.fixture
def article(world):
    """A draft of Ada's."""
    held = create_article(key="a", category=make_category(), by=world.ada.actor)
    save_draft(article=held, language="de", content=Content(title="A", body="Text."), by=world.ada.actor)
    return held


def test_approving_publishes_what_was_read(world, article):
    """Who, when and the words stay on record."""
    review = ask_for_review(article=article, reviewer=world.ben, note="Zahlen?", by=world.ada.actor)
    assert not ArticleText.objects.published().exists()
    done = approve(review=review, seen=mark_of(article), words="Passt.", by=world.ben.actor)
    assert ArticleText.objects.published().get().title == "A"
    assert (done.verdict, done.decided_by, done.words) == ("approved", world.ben, "Passt.")
    assert done.decided_at is not None


def test_what_was_saved_meanwhile_is_not_approved(world, article):
    """Nobody says yes to words they have not seen."""
    seen = mark_of(article)
    review = ask_for_review(article=article, by=world.ada.actor)
    save_draft(article=article, language="de", content=Content(title="B", body="Neu."), by=SYSTEM)
    with pytest.raises(NewerVersionError):
        approve(review=review, seen=seen, by=world.ben.actor)
    assert Article.objects.get().state == "draft"
    assert ArticleReview.objects.get().decided_at is None


def test_sent_back_ends_the_request_and_a_new_one_may_follow(world, article):
    """One is open at a time; deciding twice is refused."""
    first = ask_for_review(article=article, by=world.ada.actor)
    assert ask_for_review(article=article, note="Bitte bald", by=world.ada.actor).pk == first.pk
    send_back(review=first, words="Die Frist fehlt.", by=world.ben.actor)
    with pytest.raises(ReviewClosedError):
        approve(review=first, seen=mark_of(article), by=world.ben.actor)
    assert ask_for_review(article=article, by=world.ada.actor).pk != first.pk


def test_nothing_written_cannot_be_read(world):
    """There has to be a text."""
    empty = create_article(key="b", category=make_category(), by=SYSTEM)
    with pytest.raises(NothingToPublishError):
        ask_for_review(article=empty, by=world.ada.actor)


def test_whom_a_request_asks(world, article):
    """The colleague who is named, else any but the asker; never a partner."""
    anyone = ask_for_review(article=article, by=world.ada.actor)
    people = (world.ada, world.ben, world.root, world.pia)
    assert [may_decide(who, anyone) for who in people] == [False, True, True, False]
    named = ask_for_review(article=article, reviewer=world.ben, by=world.ada.actor)
    assert [may_decide(who, named) for who in people] == [False, True, False, False]
