"""How the bot's chats ended, counted."""

from datetime import UTC

import pytest

from ruhepol.automation.services.settling import SILENCE, settle_silent
from ruhepol.core import clock
from ruhepol.insights.figures import catalogue
from ruhepol.insights.figures.period import Period, Scope
from ruhepol.insights.selectors.export import export
from ruhepol.insights.selectors.listing import case_page
from ruhepol.insights.selectors.readings import parts, read, read_all
from tests.automation.talking import begin, talk
from tests.world import NOON

pytestmark = pytest.mark.django_db

SHARES = (
    catalogue.BOT_CONFIRMED,
    catalogue.BOT_PRESUMED,
    catalogue.BOT_HANDED_OVER,
    catalogue.BOT_UNKNOWN,
)


@pytest.fixture
def ended(widget, run_jobs):
    """Return chats by how they ended, one of them twice; the clock stands after it."""
    with clock.frozen(NOON):
        chats = {
            "confirmed": begin(widget),
            "presumed": begin(widget),
            "handed_over": begin(widget, "Mensch bitte"),
            "unknown": begin(widget, "Hallo"),
        }
        run_jobs()
        talk(chats["confirmed"], run_jobs, "Danke, das hat geholfen")
        clock.advance(SILENCE * 1.01)
        settle_silent()
        yield chats


def test_each_chat_has_one_end_and_the_shares_are_the_whole(ended, world):
    """Confirmed and presumed stand apart; of n chats each counts once."""
    period = Period.last_days(28, clock.now(), UTC)
    readings = read_all(SHARES, Scope(), period)
    assert [(each.hits, each.n) for each in readings.values()] == [(1, 4)] * 4
    for figure in SHARES:
        assert read(figure, Scope(), period) == readings[figure.key]
        page = case_page(figure, Scope(), period, agent=world.ben)
        own = [case.ticket.pk for case in page.cases if case.value]
        assert own == [ended[figure.value].pk]
        assert len(list(export(figure, Scope(), period))) == 1 + 4
        assert [(part.key, part.reading.n) for part in parts(figure, Scope(), period, "channel")] == [
            ("chat", 4)
        ]


def test_the_bot_is_in_nobodys_figures(ended, world):  # noqa: ARG001  what is counted
    """Four chats the bot answered are no first answers of a person."""
    period = Period.last_days(28, clock.now(), UTC)
    assert read(catalogue.FIRST_RESPONSE, Scope(), period) is None
    assert read(catalogue.BOT_CONFIRMED, Scope(brand_id=world.brand.pk), period).n == 4


def test_no_chat_is_no_data(world):  # noqa: ARG001  an empty house
    """Nothing ended is not nought per cent."""
    assert read(catalogue.BOT_CONFIRMED, Scope(), Period.last_days(28, NOON, UTC)) is None
