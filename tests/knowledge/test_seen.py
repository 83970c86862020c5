"""Which answers somebody saw while writing."""

import pytest

from ruhepol.knowledge.models import Article
from ruhepol.knowledge.seen import SeenAnswer, answers_seen
from ruhepol.knowledge.services.articles import Content
from ruhepol.knowledge.services.asking import (
    Showing,
    record_opened,
    record_shown,
    record_verdict,
    start_ask,
)
from tests.factories.knowledge import make_article
from tests.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Everybody."""
    return make_world()


def test_answers_carry_what_became_of_them_and_a_title_one_can_read(django_assert_num_queries, world):
    """In the order shown: passed over, opened, helped; in the other language where one is missing."""
    passed = make_article("a", de=Content(title="Rechnung", body="x"), en=Content(title="Invoice", body="x"))
    opened = make_article("b", de=Content(title="Mahnung", body="x"))
    helped = make_article("c", en=Content(title="Refund", body="x"))
    ask = start_ask(language="en")
    record_shown(ask=ask, showings=[Showing(each.pk, 0.7) for each in (passed, opened, helped)])
    record_opened(ask=ask, article_id=opened.pk)
    record_verdict(ask=ask, article_id=helped.pk, helped=True)
    silent = start_ask(language="en")
    with django_assert_num_queries(2):
        found = answers_seen([ask.pk, silent.pk], language="en", reader=world.ada)
    assert found == {
        ask.pk: [
            SeenAnswer(passed.pk, "Invoice", opened=False, helped=False, readable=True),
            SeenAnswer(opened.pk, "Mahnung", opened=True, helped=False, readable=True),
            SeenAnswer(helped.pk, "Refund", opened=True, helped=True, readable=True),
        ]
    }


def test_a_partner_is_led_to_no_article_that_was_put_away(world):
    """What is not published any more is named, and only who writes can open it."""
    article = make_article("a", de=Content(title="Rechnung", body="x"))
    ask = start_ask(language="de")
    record_shown(ask=ask, showings=[Showing(article.pk, 0.7)])
    Article.objects.filter(pk=article.pk).update(state=Article.State.ARCHIVED)
    for reader, readable in ((world.ada, True), (world.pia, False)):
        [[answer]] = answers_seen([ask.pk], language="de", reader=reader).values()
        assert (answer.title, answer.readable) == ("Rechnung", readable)
