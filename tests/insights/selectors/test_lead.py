"""The lead's first page."""

from datetime import timedelta

import pytest

from ruhepol.core import clock
from ruhepol.core.actors import SYSTEM
from ruhepol.core.jobs.drain import drain
from ruhepol.healing.models import RunState
from ruhepol.healing.services.runs import say
from ruhepol.insights.figures.catalogue import FIGURES
from ruhepol.insights.figures.period import Period, Scope
from ruhepol.insights.figures.spread import Count
from ruhepol.insights.selectors.export import export
from ruhepol.insights.selectors.lead import lead_page, whole_weeks
from ruhepol.insights.selectors.listing import SIZE, case_page
from ruhepol.insights.selectors.readings import parts, read
from ruhepol.insights.services.facts import record
from ruhepol.insights.services.healed import rebuild_runs
from ruhepol.knowledge.services.asking import confirm_solved, start_ask
from ruhepol.people.models import Brand
from ruhepol.tickets.models import Ticket
from ruhepol.tickets.services.sort import set_tags
from tests.factories.tickets import make_ticket
from tests.insights.histories import live
from tests.insights.repairs import make_server, repaired
from tests.people.hours.calendars import BERLIN
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """Everybody, on a Monday at noon."""
    with clock.frozen(NOON):
        yield make_world()


def page(scope=None):
    """Return the page of the last seven days."""
    return lead_page(scope or Scope(), Period.last_days(7, clock.now(), BERLIN))


def test_cards_compare_with_the_days_before(world):
    """Twice as fast as last week is a change for the better by half."""
    record([live(world, [("reply", 20)]).pk])
    clock.advance(timedelta(days=7))
    record([live(world, [("reply", 10)]).pk])
    card = page().cards["first_response"]
    assert (card.now.median, card.before.median) == (600, 1200)
    assert (card.change, card.is_better) == (-0.5, True)


def test_the_longest_wait_is_the_oldest_unanswered_word(world):
    """Spam waits for nothing; the ticket behind the number is named."""
    spam = make_ticket(contact=world.kim)
    set_tags(ticket=spam, names=["spam"], by=SYSTEM)
    clock.advance(timedelta(hours=1))
    oldest = make_ticket(contact=world.kim)
    make_ticket(contact=world.nora, at=clock.now() + timedelta(minutes=1))
    clock.advance(timedelta(hours=2))
    longest = page().longest
    assert (longest.ticket.pk, longest.wait, longest.waiting) == (oldest.pk, timedelta(hours=2), 2)
    waiting = case_page(FIGURES["longest_wait"], Scope(), None, agent=world.ben)
    assert waiting.cases[0].ticket == oldest


def test_avoided_contacts_are_counted_with_their_cases(world):
    """What the customer confirmed is counted as that, and each case can be opened by a lead only."""
    ask = start_ask(language="de", customer=world.kim.customer)
    confirm_solved(ask=ask, by=world.kim.customer.actor)
    start_ask(language="de")
    cards = page().cards
    assert (cards["avoided_confirmed"].now, cards["avoided_presumed"].now) == (Count(1), Count(0))
    assert page(Scope(brand_id=world.brand.pk)).cards["avoided_confirmed"].now is None
    figure, period = FIGURES["avoided_confirmed"], Period.last_days(7, clock.now(), BERLIN)
    [case] = case_page(figure, Scope(), period, agent=world.ben).cases
    assert (case.ask, case.ticket) == (ask, None)
    assert case_page(figure, Scope(), period, agent=world.ada).cases == ()


def test_repairs_are_counted_with_their_cases_and_what_they_saved(world):
    """Confirmed and presumed apart; what was saved reached no team; only leads see the cases."""
    sure = repaired(make_server(world.kim))
    repaired(make_server(world.nora, "43"))
    repaired(make_server(world.nora, "44"), RunState.STOPPED, why="refused")
    say(run=sure, solved=True, by=world.kim.customer.actor)
    drain()
    shown = page()
    keys = ("healed_confirmed", "healed_presumed", "runs_refused", "runs_failed", "healed_written")
    assert [shown.cards[key].now.n for key in keys] == [1, 1, 1, 0, 0]
    assert [(each.confirmed, each.presumed) for each in shown.saved] == [(0, 0)] * 11 + [(1, 1)]
    assert shown.saved[-1].week.start <= NOON < shown.saved[-1].week.end
    other = page(Scope(team_id=world.tech.pk))
    assert (other.saved, other.cards["saved_confirmed"].now) == (None, None)
    assert other.cards["healed_confirmed"].now == Count(0)
    figure, period = FIGURES["healed_confirmed"], Period.last_days(7, clock.now(), BERLIN)
    [case] = case_page(figure, Scope(), period, agent=world.ben).cases
    assert (case.run, case.ticket, case.value) == (sure, None, "confirmed")
    assert case_page(figure, Scope(), period, agent=world.ada).cases == ()
    header, row = export(figure, Scope(), period)
    assert dict(zip(header, row, strict=True))["asset"] == "mc-42"


def test_a_partner_sees_no_foreign_cases(world):
    """A click leads only to tickets the reader may see."""
    record([live(world, [("reply", 20)], team=world.tech).pk])
    period = Period.last_days(7, clock.now(), BERLIN)
    assert case_page(FIGURES["first_response"], Scope(), period, agent=world.pia).cases == ()
    assert len(case_page(FIGURES["first_response"], Scope(), period, agent=world.ada).cases) == 1


def test_lists_of_cases_go_on_where_they_ended(world):
    """Keyset pages show every case once, ties included."""
    tickets = [make_ticket(contact=world.kim).pk for _ in range(SIZE + 3)]
    record(tickets)
    figure, period = FIGURES["contacts"], Period.last_days(7, clock.now(), BERLIN)
    first = case_page(figure, Scope(), period, agent=world.ben)
    second = case_page(figure, Scope(), period, agent=world.ben, after=first.following)
    assert [case.id for case in (*first.cases, *second.cases)] == sorted(tickets, reverse=True)
    assert second.following is None


@pytest.mark.usefixtures("world")
def test_the_trend_shows_whole_weeks_only():
    """The running week is not over and would look like a fall."""
    weeks = whole_weeks(Period.last_days(28, NOON, BERLIN))
    assert len(weeks) == 12
    assert weeks[-1].end <= NOON


def test_the_trend_begins_with_the_first_week_that_had_a_contact(world):
    """A house that began three weeks ago shows three weeks, not nine of nothing before them."""
    record([make_ticket(contact=world.kim).pk])
    clock.advance(timedelta(weeks=3))
    assert [week.reading.n for week in page().contacts] == [1, 0, 0]


def test_the_page_asks_few_questions_however_many_tickets(world, django_assert_max_num_queries):
    """Few for all figures that share their rows, and one in the index for each week of the trend."""
    record([live(world, [("reply", 20)]).pk for _ in range(3)])
    with django_assert_max_num_queries(39):
        page()


def test_repairs_are_filtered_like_tickets(world):
    """By the ticket that led to them; without one the brand is that under which the customers asked last."""
    asked = make_ticket(contact=world.kim, team=world.tech, channel="form")
    repaired(make_server(world.kim), ticket=asked)
    unasked = repaired(make_server(world.nora, "43"))
    other = Brand.objects.create(key="other", name="Other", calendar=world.brand.calendar)
    Ticket.objects.filter(pk=make_ticket(contact=world.nora).pk).update(brand=other)
    drain()
    rebuild_runs()
    figure, period = FIGURES["healed_presumed"], Period.last_days(7, clock.now(), BERLIN)
    narrow = {
        Scope(): 2,
        Scope(team_id=world.tech.pk): 1,
        Scope(channel="form"): 1,
        Scope(channel="email"): 0,
        Scope(brand_id=world.brand.pk): 1,
    }
    assert {scope: read(figure, scope, period) for scope in narrow} == {
        scope: Count(number) for scope, number in narrow.items()
    }
    [case] = case_page(figure, Scope(brand_id=other.pk), period, agent=world.ben).cases
    assert case.run == unasked
    assert [(part.key, part.reading) for part in parts(figure, Scope(), period, "channel")] == [
        (None, Count(1)),
        ("form", Count(1)),
    ]
    saved = page(Scope(brand_id=other.pk)).saved
    assert (saved[-1].confirmed, saved[-1].presumed) == (0, 1)
