"""Who counts as presumed avoided, and above all who does not."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.models import EventRow
from ruhepol.knowledge.models import Article, Ask
from ruhepol.knowledge.services.asking import confirm_solved, record_opened, record_verdict
from ruhepol.knowledge.services.presuming import presume_avoided
from tests.factories.knowledge import make_article, make_ask
from tests.factories.tickets import make_ticket
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def article():
    """The article that was read, with time standing at noon."""
    with clock.frozen(NOON):
        yield make_article()


def outcome_after(ask: Ask, passed: timedelta = 7 * DAY) -> str:
    """Let time pass, sweep, and return how the session ended."""
    clock.advance(passed)
    presume_avoided()
    ask.refresh_from_db()
    return ask.outcome


def test_read_and_not_come_back_for_seven_days_is_presumed_avoided(article: Article) -> None:
    """The plain case counts, once, however often the sweep runs."""
    ask = make_ask(article)
    assert outcome_after(ask) == Ask.Outcome.PRESUMED
    assert outcome_after(ask) == Ask.Outcome.PRESUMED
    assert EventRow.objects.filter(name="knowledge.AvoidedPresumed").count() == 1


def test_before_the_seven_days_are_over_nothing_is_said(article: Article) -> None:
    """The seven days run from the last answer opened, not from the start."""
    ask = make_ask(article)
    clock.advance(3 * DAY)
    record_opened(ask=ask, article_id=make_article("second").pk)
    assert outcome_after(ask, 5 * DAY) == ""
    assert outcome_after(ask, 2 * DAY) == Ask.Outcome.PRESUMED


def test_showing_is_not_reading(article: Article) -> None:
    """An answer nobody opened has avoided nothing."""
    assert outcome_after(make_ask(article, opened=False)) == Ask.Outcome.UNKNOWN


def test_who_cannot_be_recognised_is_not_counted(article: Article) -> None:
    """Without customer and device nobody can know whether they came back."""
    assert outcome_after(make_ask(article, device="")) == Ask.Outcome.UNKNOWN


def test_who_said_that_nothing_helped_is_not_counted(article: Article) -> None:
    """Silence after a no is not success."""
    ask = make_ask(article)
    record_verdict(ask=ask, article_id=article.pk, helped=False)
    assert outcome_after(ask) == Ask.Outcome.UNKNOWN


def test_any_message_of_the_customer_ends_the_presumption(article: Article) -> None:
    """Coming back by any channel and about anything counts as coming back."""
    kim = make_world().kim
    ask = make_ask(article, customer=kim.customer, device="")
    clock.advance(6 * DAY)
    make_ticket(contact=kim)
    assert outcome_after(ask, DAY) == Ask.Outcome.RETURNED


def test_a_message_of_somebody_else_does_not(article: Article) -> None:
    """Another customer's ticket says nothing about this one."""
    world = make_world()
    ask = make_ask(article, customer=world.kim.customer, device="")
    make_ticket(contact=world.nora)
    assert outcome_after(ask) == Ask.Outcome.PRESUMED


def test_asking_again_within_seven_days_leaves_one_count(article: Article) -> None:
    """One person asking three times is at most one avoided contact: the last."""
    asks = []
    for _ in range(3):
        asks.append(make_ask(article))
        clock.advance(DAY)
    clock.advance(7 * DAY)
    assert [outcome_after(ask, 0 * DAY) for ask in asks] == ["returned", "returned", "presumed"]


def test_a_device_seen_signed_in_brings_the_customers_messages_along(article: Article) -> None:
    """Asking unknown, then signing in on the same device and writing, is coming back."""
    kim = make_world().kim
    ask = make_ask(article)
    make_ask(article, customer=kim.customer)
    assert outcome_after(ask) == Ask.Outcome.RETURNED


def test_a_confirmed_session_stays_confirmed(article: Article) -> None:
    """Confirmed and presumed are kept apart."""
    ask = make_ask(article)
    confirm_solved(ask=ask, by=SYSTEM)
    assert outcome_after(ask) == Ask.Outcome.CONFIRMED
